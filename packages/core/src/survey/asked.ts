/** What somebody has answered to one question: a score, a choice, choices or a text. */
export type SurveyValue = string | number | readonly string[];

/** Answers by the ids of their questions. */
export type SurveyAnswers = Readonly<Record<string, SurveyValue | undefined>>;

/** On what answer a question is asked; of what is said, all has to hold. */
export interface SurveyCondition {
  /** Id of an earlier question. */
  readonly question: string;
  /** One of these was chosen, or is among what was. */
  readonly is?: readonly (string | number)[] | undefined;
  /** A score of no more, of no less. */
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
}

/**
 * The questions that somebody is asked who has answered so, in their order. One that depends on a
 * question that is itself not asked is not asked either, whatever answer to it is still there.
 */
export function askedQuestions<
  Question extends { readonly id: string; readonly when?: SurveyCondition | undefined },
>(questions: readonly Question[], answers: SurveyAnswers): Question[] {
  const asked: Question[] = [];
  for (const question of questions) {
    const { when } = question;
    if (!when || (asked.some(({ id }) => id === when.question) && holds(when, answers))) {
      asked.push(question);
    }
  }
  return asked;
}

function holds({ question, is, atMost, atLeast }: SurveyCondition, answers: SurveyAnswers) {
  const value = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (value === undefined) return false;
  if (is && ![value].flat().some((each) => is.includes(each))) return false;
  const score = typeof value === "number" ? value : Number.NaN;
  return (atMost === undefined || score <= atMost) && (atLeast === undefined || score >= atLeast);
}

/** What was answered, by the questions' ids: a score, what was chosen, or a text. */
export type SurveyAnswers = Readonly<Record<string, number | string | readonly string[]>>;

/** What an earlier question was answered with; all that is given must hold. */
interface When {
  readonly question: string;
  readonly is?: readonly string[];
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether there is something in an answer. */
export function isAnswered(value: SurveyAnswers[string] | undefined): boolean {
  return value !== undefined && (typeof value === "number" || value.length > 0);
}

/**
 * Whether a question is asked, as it stands so far. One without a condition always is; an answer can
 * add a question, and never takes away another's.
 *
 * @param answers of questions that were asked
 */
export function isAsked(question: { readonly when?: When }, answers: SurveyAnswers): boolean {
  const { when } = question;
  if (!when) return true;
  const given = Object.hasOwn(answers, when.question) ? answers[when.question] : undefined;
  if (given === undefined || !isAnswered(given)) return false;
  const { is, atMost = Infinity, atLeast = -Infinity } = when;
  if (is && ![given].flat().some((value) => is.includes(String(value)))) return false;
  return typeof given !== "number" || (given <= atMost && given >= atLeast);
}

import type { ReadSurvey, ReadSurveyQuestion } from "@stagelight/core/config";
import {
  ces,
  type CesFigure,
  csat,
  nps,
  type NpsFigure,
  SCORE_RANGE,
  type ScoreKind,
  type ShareFigure,
  type StarFigure,
  starSummary,
} from "@stagelight/core/review";
import type { SurveyAnswerTable } from "../store/review-tables.ts";

/** What the answers to a survey come to. */
export interface SurveyFigures {
  readonly survey: string;
  /** All that were given. */
  readonly answers: number;
  /** Those that the figures are made of: of each person who is known the last one. */
  readonly counted: number;
  /** Of these, the ones of nobody who is known: somebody may have answered more than once. */
  readonly unknown: number;
  readonly questions: readonly QuestionFigures[];
}

/** What the answers to one question come to. */
export interface QuestionFigures {
  readonly id: string;
  readonly kind: ReadSurveyQuestion["kind"];
  /** How many of the counted have answered it. */
  readonly answered: number;
  /** How often each score was given, or each option chosen. */
  readonly distribution?: Readonly<Record<string, number>>;
  readonly nps?: NpsFigure;
  readonly csat?: ShareFigure;
  readonly ces?: CesFigure;
  readonly stars?: StarFigure;
}

type Counted = Pick<
  SurveyAnswerTable,
  "id" | "answers" | "profile_id" | "address_key" | "visitor_id"
>;

/**
 * Counts the answers to a survey.
 *
 * @param rows the oldest first
 */
export async function surveyFigures(
  { id, questions }: ReadSurvey,
  rows: AsyncIterable<Counted> | Iterable<Counted>,
): Promise<SurveyFigures> {
  const last = new Map<string, Given>();
  let [answers, unknown] = [0, 0];
  for await (const row of rows) {
    answers++;
    const person = row.profile_id ?? row.address_key ?? row.visitor_id;
    if (person === null) unknown++;
    last.set(person ?? `answer ${row.id}`, JSON.parse(row.answers) as Given);
  }
  const counted = [...last.values()];
  return {
    survey: id,
    answers,
    counted: counted.length,
    unknown,
    questions: questions.map((question) => questionFigures(question, counted)),
  };
}

/** What one person has answered. Questions may have been others then. */
type Given = Readonly<Record<string, unknown>>;

function questionFigures(
  { id, kind, options = [] }: ReadSurveyQuestion,
  all: readonly Given[],
): QuestionFigures {
  const given = all.flatMap((answers) => (Object.hasOwn(answers, id) ? [answers[id]] : []));
  if (kind === "text") return { id, kind, answered: given.length };
  if (kind === "choice" || kind === "choices") {
    const values = options.map(({ value }) => value);
    return { id, kind, answered: given.length, distribution: countsOf(values, given.flat()) };
  }
  const [lowest, highest] = SCORE_RANGE[kind];
  const range = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const scores = given.filter((score): score is number => range.includes(score as number));
  const distribution = countsOf(range, scores);
  return { id, kind, answered: scores.length, distribution, ...scoreFigure(kind, scores) };
}

function countsOf(values: readonly (string | number)[], given: readonly unknown[]) {
  return Object.fromEntries(
    values.map((value) => [value, given.filter((each) => each === value).length]),
  );
}

function scoreFigure(kind: ScoreKind, scores: readonly number[]): Partial<QuestionFigures> {
  const of = (score: number) => scores.filter((each) => each === score).length;
  const figure = {
    nps: () => nps(scores),
    csat: () => csat(scores),
    ces: () => ces(scores),
    stars: () => starSummary([of(1), of(2), of(3), of(4), of(5)]),
  }[kind]();
  return figure ? { [kind]: figure } : {};
}

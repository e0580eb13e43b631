/** What people are asked: stars of a product, or one of three questions about the shop. */
export const SCORE_KINDS = ["stars", "nps", "csat", "ces"] as const;

/** One of {@link SCORE_KINDS}. */
export type ScoreKind = (typeof SCORE_KINDS)[number];

/**
 * The lowest and the highest score of a kind, both of which can be given: stars as on every shop, NPS
 * as Reichheld 2003 has it, CSAT in five steps, CES 2.0 in seven.
 */
export const SCORE_RANGE: Readonly<Record<ScoreKind, readonly [lowest: number, highest: number]>> =
  {
    stars: [1, 5],
    nps: [0, 10],
    csat: [1, 5],
    ces: [1, 7],
  };

/** The highest score that help is offered for, in addition to all else. */
const LOW: Readonly<Record<ScoreKind, number>> = { stars: 2, nps: 6, csat: 2, ces: 3 };

/**
 * Whether somebody is asked whether the shop may help. It is asked in addition: what else there is to
 * see and to choose does not go by it.
 */
export function isLow(kind: ScoreKind, score: number): boolean {
  return score <= LOW[kind];
}

/** Whether an NPS answer is a promoter's: 9 or 10 (Reichheld 2003). */
export function promoter(score: number): boolean {
  return score >= 9;
}

/** Whether a number is a score of its kind. */
export function isScore(kind: ScoreKind, score: number): boolean {
  const [lowest, highest] = SCORE_RANGE[kind];
  return Number.isInteger(score) && score >= lowest && score <= highest;
}

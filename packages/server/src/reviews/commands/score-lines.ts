import type { CesFigure, Interval, NpsFigure, ShareFigure } from "@stagelight/core/review";

/** Figures of scores, each that there is. */
export interface ScoreFigures {
  readonly nps?: NpsFigure | undefined;
  readonly csat?: ShareFigure | undefined;
  readonly ces?: CesFigure | undefined;
  readonly stars?: { readonly average: number; readonly interval?: Interval | null } | undefined;
}

/** By which methods intervals are made, for the notes of a command. */
export const METHODS = [
  "Intervals are of 95 % confidence: NPS by Rocks 2016 (adjusted Wald), shares by Wilson 1927,",
  "means by Student's t. They tell how sure a figure is if those who answered are like those",
  "who did not, which nobody knows.",
];

/** Figures in lines, each with its interval. */
export function scoreLines({ nps, csat, ces, stars }: ScoreFigures): string[] {
  return [
    ...(nps
      ? [
          `NPS ${one(nps.nps)}${between(nps.interval, one)}`,
          `  ${nps.promoters} promoters, ${nps.passives} passives, ${nps.detractors} detractors`,
        ]
      : []),
    ...(csat
      ? [`CSAT ${percent(csat.share)}${between(csat.interval, percent)} gave 4 or 5 of 5`]
      : []),
    ...(ces
      ? [
          `CES ${two(ces.mean)}${between(ces.interval, two)}`,
          `  ${percent(ces.easy.share)}${between(ces.easy.interval, percent)} gave 5 to 7 of 7`,
        ]
      : []),
    ...(stars ? [`Stars ${two(stars.average)}${between(stars.interval, two)}`] : []),
  ];
}

/** From where to where, in brackets; nothing where it is not known. */
export function between(
  interval: Interval | null | undefined,
  say: (value: number) => string,
): string {
  return interval ? ` (${say(interval[0])} to ${say(interval[1])})` : "";
}

/** A share from 0 to 1. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function one(value: number): string {
  return value.toFixed(1);
}

function two(value: number): string {
  return value.toFixed(2);
}

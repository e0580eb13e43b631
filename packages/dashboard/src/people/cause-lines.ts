import type { TeamStageChange } from "@stagelight/core/endpoints";
import { fill } from "../texts/fill.ts";
import type { Format } from "../texts/format.ts";
import type { Language } from "../texts/texts.ts";
import type { PeopleTexts } from "./texts/texts.ts";

/** What of a change says why it came. */
export type Caused = Pick<TeamStageChange, "kind" | "rule" | "evidence" | "after" | "note" | "by">;

/** Why a stage changed, in words: one line for each thing that was counted. */
export function causeLines(
  texts: PeopleTexts["causes"],
  format: Format,
  language: Language,
  { kind, evidence, after, by }: Caused,
): readonly string[] {
  if (kind === "manual")
    return [by === undefined ? texts.manual : fill(texts.manualBy, { name: by })];
  if (kind === "merge") return [texts.merge];
  if (kind === "reset") return [texts.reset];
  if (kind === "decay") {
    if (!after) return [texts.unknown];
    const length = daysOf(format, language, after.seconds);
    return [fill(after.sinceEntry ? texts.stayed : texts.silent, { length })];
  }
  if (evidence.length === 0) return [texts.byTime];
  return evidence.map(({ what, count, first, last }) => {
    if (what === "score") return fill(texts.score, { n: format.number(count) });
    const did = fill(format.count(texts.did, count), { what: what.replaceAll(" | ", " / ") });
    const when =
      count > 1 && first !== last
        ? fill(texts.between, { first: format.moment(first), last: format.moment(last) })
        : fill(texts.when, { time: format.moment(last) });
    return `${did}, ${when}`;
  });
}

/** In seconds. */
const DAY = 86_400;

/** A silence is counted in days where it can be. */
function daysOf(format: Format, language: Language, seconds: number): string {
  if (seconds < DAY) return format.length(seconds * 1000);
  const days = {
    style: "unit",
    unit: "day",
    unitDisplay: "long",
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat(language, days).format(seconds / DAY);
}

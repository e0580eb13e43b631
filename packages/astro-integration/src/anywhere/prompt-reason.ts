import type { PromptVerdict } from "@stagelight/core";
import { filled } from "./filled.ts";

/**
 * Why a prompt (a pop-up, a survey, a bar) does or does not show: one short sentence about "it" for
 * each verdict. `{date}`: a day with the time; `{limit}`: a number; `{other}`: the name of what is meant.
 */
export interface PromptTexts extends Readonly<Record<PromptVerdict["verdict"], string>> {
  /** Instead of `open`, where what is open is the prompt itself. */
  readonly openItself: string;
}

const MOMENT = {
  weekday: "long",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;

/** Why a prompt does or does not show, in a sentence of the language; dates in the reader's time. */
export function promptReason(texts: PromptTexts, lang: string, told: PromptVerdict): string {
  const { until, limit, by } = told as {
    readonly until?: number;
    readonly limit?: number;
    readonly by?: string;
  };
  const text = told.verdict === "open" && by === told.id ? texts.openItself : texts[told.verdict];
  return filled(text, {
    ...(until !== undefined && {
      date: new Intl.DateTimeFormat(lang, MOMENT).format(until * 1000),
    }),
    ...(limit !== undefined && { limit: new Intl.NumberFormat(lang).format(limit) }),
    ...(by !== undefined && { other: by }),
  });
}

import type { SitePromptTable } from "@stagelight/core";
import type { PromptsTable } from "../../anywhere/prompts.ts";
import { inLanguage } from "./in-language.ts";
import type { Prepared } from "./prepare.ts";

/** Puts a line of the chat into the page, hidden, and loads what shows it. */
export function prepareLine(
  { id, attributes }: SitePromptTable,
  { team = "", line }: PromptsTable,
): Prepared {
  const element_ = document.createElement("div");
  element_.hidden = true;
  document.body.append(element_);
  const load = async (): Promise<void> => {
    const { paint } = (await import(/* @vite-ignore */ line!)) as typeof import("../chat-line.ts");
    const text = inLanguage(attributes!["text"]!);
    prepared.show_ = paint(element_, { id, text, team: inLanguage(team) });
    prepared.done_ = true;
  };
  const prepared: Prepared = { element_, ready_: load(), done_: false };
  return prepared;
}

/** Why each prompt of a page does or does not show: loaded when somebody asks. */
import { decidePrompts, type PromptVerdict } from "@stagelight/core";
import type { PromptsTable } from "../anywhere/prompts.ts";
import type { PromptRunner } from "./prompt-runner.ts";

/** One verdict for each prompt, in the config's order. */
export function trace(
  { budget, prompts }: PromptsTable,
  [memory, situation, now]: ReturnType<PromptRunner["situation_"]>,
): readonly PromptVerdict[] {
  const { open } = situation;
  return decidePrompts(budget, memory, situation, prompts, now).trace.map((told) =>
    // That it is open says more than that its turn is used up by that.
    told.id === open ? { id: open, verdict: "open", by: open } : told,
  );
}

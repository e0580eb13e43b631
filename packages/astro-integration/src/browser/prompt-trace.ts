/** Why each prompt of a page does or does not show: loaded when somebody asks. */
import { decidePrompts, type PromptVerdict } from "@stagelight/core";
import type { PromptsTable } from "../anywhere/prompts.ts";
import type { PromptRunner } from "./prompt-runner.ts";

/** One verdict for each prompt, in the config's order. */
export function trace(
  { budget, prompts }: PromptsTable,
  [memory, situation, now]: ReturnType<PromptRunner["situation_"]>,
): readonly PromptVerdict[] {
  return decidePrompts(budget, memory, situation, prompts, now).trace;
}

import { WEEK } from "../time/visit.ts";
import type { AttentionBudget } from "./budget.ts";
import {
  choosePrompt,
  obstacleTo,
  type PromptObstacle,
  type PromptSituation,
  type PromptTable,
} from "./decide.ts";
import { type AttentionMemory, attentionAt, promptKey } from "./memory.ts";

/** What was decided about one prompt; `until` is in seconds since 1970. */
export type PromptVerdict = { readonly id: string } &
  /** It shows from now on. */
  (
    | { readonly verdict: "show" }
    | { readonly verdict: "week"; readonly until: number; readonly limit: number }
    | { readonly verdict: "session"; readonly limit: number }
    | { readonly verdict: "dismissed" | "quiet" | "landing"; readonly until: number }
    /** `by`: what is open; the prompt itself, where it shows already. */
    | { readonly verdict: "open"; readonly by: string }
    /** Another prompt goes first. */
    | { readonly verdict: "outranked"; readonly by: string }
    | { readonly verdict: Exclude<PromptObstacle, keyof ReturnType<typeof details>> }
  );

/** Which prompt shows now, if any, and why each of the others does not. */
export interface PromptDecision {
  readonly show?: string;
  /** One verdict for each prompt, in their order. */
  readonly trace: readonly PromptVerdict[];
}

/**
 * Decides as {@link choosePrompt} does, and says why each prompt shows or does not. Of several reasons the
 * most lasting is told. Pure.
 *
 * @param now seconds since 1970
 */
export function decidePrompts(
  budget: AttentionBudget,
  memory: AttentionMemory,
  situation: PromptSituation,
  prompts: readonly PromptTable[],
  now: number,
): PromptDecision {
  const show = choosePrompt(budget, memory, situation, prompts, now);
  const trace = prompts.map((prompt): PromptVerdict => {
    const { id } = prompt;
    const verdict = obstacleTo(prompt, budget, memory, situation, now);
    if (!verdict) {
      return prompt === show ? { id, verdict: "show" } : { id, verdict: "outranked", by: show!.id };
    }
    const more: Partial<Record<PromptObstacle, object>> = details(
      budget,
      attentionAt(memory, now),
      situation,
      id,
      now,
    );
    return { id, verdict, ...more[verdict] } as PromptVerdict;
  });
  return { ...(show && { show: show.id }), trace };
}

/** What else there is to say of some obstacles. */
function details(
  { perSession, perWeek, quietAfterDismiss, askAgainAfter, notBefore }: AttentionBudget,
  [, , , dismissed, shown, ended]: AttentionMemory,
  { onPage, open = "" }: PromptSituation,
  id: string,
  now: number,
) {
  const [, at = 0] = ended.find(([prompt]) => prompt === promptKey(id)) ?? [];
  return {
    dismissed: { until: at + askAgainAfter },
    quiet: { until: dismissed + quietAfterDismiss },
    week: { until: (shown.at(-perWeek) ?? 0) + WEEK, limit: perWeek },
    session: { limit: perSession },
    landing: { until: now + notBefore - onPage },
    open: { by: open },
  };
}

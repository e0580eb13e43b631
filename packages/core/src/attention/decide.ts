import { type AudienceTable, evaluate } from "../audience/evaluate.ts";
import type { Facts } from "../audience/facts.ts";
import { WEEK } from "../time/visit.ts";
import type { AttentionBudget } from "./budget.ts";
import { type AttentionMemory, attentionAt, promptKey } from "./memory.ts";
import type { Heard, TriggerTable } from "./trigger.ts";

/** A prompt that a page could show, compiled to plain JSON. */
export interface PromptTable {
  readonly id: string;
  /** Of several that could show, the highest does; of equals the first. */
  readonly priority: number;
  /** Whom it is for; everybody where this is left out. */
  readonly when?: AudienceTable;
  /** Whether only what the server vouches for counts. */
  readonly verified?: true;
  /** Any of them lets it show; where there are none it may show at once. */
  readonly triggers?: readonly TriggerTable[];
}

/** How things stand on a page. */
export interface PromptSituation {
  /** Whether the visitor allows `functional` storage. */
  readonly consent: boolean;
  readonly facts: Facts;
  /** The same with the stages that the server vouches for; left out where it vouches for none. */
  readonly verified?: Facts | undefined;
  readonly heard: Heard;
  /** Seconds since the page was opened, by a clock that nobody can put back. */
  readonly onPage: number;
  /** Whether nobody can see the page now. */
  readonly hidden: boolean;
  /** Whether a form is being filled in. */
  readonly writing: boolean;
  /** Prompts for which this page has no place now. */
  readonly placeless?: readonly string[];
  /** What is open and wants attention: a prompt's id, or the name of something else. */
  readonly open?: string | undefined;
}

/** Why a prompt cannot show, whatever the others do. */
export type PromptObstacle =
  /** `functional` storage is not allowed. */
  | "consent"
  /** The budget allows none at all. */
  | "off"
  /** It was answered once: signed up, reviewed, shared. */
  | "answered"
  /** It needs what the server vouches for, and that is not there. */
  | "unverified"
  /** The visitor is not in its audience. */
  | "audience"
  /** It was dismissed not long ago. */
  | "dismissed"
  /** Another one was dismissed not long ago. */
  | "quiet"
  /** The last seven days have shown as many as they may. */
  | "week"
  /** This session has shown as many as it may. */
  | "session"
  /** This page has no place for it, or none where it would move nothing. */
  | "place"
  /** None of its triggers has fired yet. */
  | "trigger"
  /** Nobody can see the page. */
  | "hidden"
  /** The page was opened only now. */
  | "landing"
  /** A form is being filled in. */
  | "writing"
  /** Something is open already: another prompt, a dialog, or itself. */
  | "open";

/**
 * The prompt that shows now: at most one, and none where the budget, the visitor or the moment forbid
 * it; of those that may, the first of the highest. Pure. `decidePrompts` says why, where somebody asks.
 *
 * @param now seconds since 1970
 */
export function choosePrompt(
  budget: AttentionBudget,
  memory: AttentionMemory,
  situation: PromptSituation,
  prompts: readonly PromptTable[],
  now: number,
): PromptTable | undefined {
  return (
    prompts
      .filter((prompt) => !obstacleTo(prompt, budget, memory, situation, now))
      // Sorting is stable: of equals the first stays so.
      .sort((a, b) => b.priority - a.priority)[0]
  );
}

/** What speaks against a prompt: of several things the most lasting. */
export function obstacleTo(
  { id, when, verified: vouched, triggers }: PromptTable,
  { perSession, perWeek, quietAfterDismiss, askAgainAfter, notBefore }: AttentionBudget,
  memory: AttentionMemory,
  { consent, facts, verified, heard, onPage, hidden, writing, placeless, open }: PromptSituation,
  now: number,
): PromptObstacle | undefined {
  const [, began, , dismissed, shown, ended] = attentionAt(memory, now);
  const [, at, answered] = ended.find(([prompt]) => prompt == promptKey(id)) ?? [];
  const known = vouched ? verified : facts;
  if (!consent) return "consent";
  if (!perSession || !perWeek) return "off";
  if (answered) return "answered";
  if (!known) return "unverified";
  if (when && !evaluate(when, known)) return "audience";
  if (at && now - at < askAgainAfter) return "dismissed";
  if (dismissed && now - dismissed < quietAfterDismiss) return "quiet";
  if (shown.filter((each) => now - each < WEEK).length >= perWeek) return "week";
  if (shown.filter((each) => each >= began).length >= perSession) return "session";
  if (placeless?.includes(id)) return "place";
  if (triggers && !heard.get(id)) return "trigger";
  if (hidden) return "hidden";
  if (onPage < notBefore) return "landing";
  if (writing) return "writing";
  return open ? "open" : undefined;
}

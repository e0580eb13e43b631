import type { Audience } from "../audience/audience.ts";
import { compileAudience, type Meanings } from "../audience/compile.ts";
import type { PromptTable } from "../attention/decide.ts";
import type { TriggerTable } from "../attention/trigger.ts";
import { compileMatches, type Matches } from "../predicate/match.ts";
import { type Duration, seconds } from "../time/duration.ts";

/** Something that asks for a visitor's attention, as a widget's options say it. */
export interface PromptConfig<Stage extends string = string, Name extends string = string> {
  /** Kebab-case name of its own, at most 24 characters; what became of it is remembered by it. */
  readonly id: string;
  /** Of several prompts that could show, the highest does; of equals the first. Default: `0`. */
  readonly priority?: number;
  /** Whom it is for. Default: everybody. */
  readonly when?: Audience<Stage, Name>;
  /** Whether `when` goes by what the server vouches for; without that it does not show. */
  readonly verified?: true;
  /** What lets it show; any one of several. Default: as soon as the attention budget allows. */
  readonly trigger?: PromptTrigger<Stage> | readonly PromptTrigger<Stage>[];
}

/** What lets a prompt show: one of these. */
export type PromptTrigger<Stage extends string = string> =
  /** So long after the page was opened: `{ after: "30s" }`. */
  | { readonly after: Duration }
  /** So much of the page was scrolled, in percent: `{ scrolled: 60 }`. */
  | { readonly scrolled: number }
  /** The visitor is about to leave; only at that moment. Heard of a mouse: no touch screen tells of it. */
  | { readonly exit: true }
  /** The visitor enters a stage on this page: `{ stage: "consideration" }`. */
  | { readonly stage: Stage | readonly Stage[] }
  /**
   * Something happens on this page: `{ event: "Product Viewed", properties: { price: { gte: 50 } } }`.
   * That it is viewed is the event `Page Viewed`, with what the page says of itself:
   * `{ event: "Page Viewed", properties: { topic: "shipping" } }`.
   */
  | { readonly event: string | readonly string[]; readonly properties?: Matches }
  /** The site's own code asks for it. */
  | { readonly code: true };

/** Compiles a valid prompt to its table. */
export function compilePrompt(
  { id, priority = 0, when, verified, trigger }: PromptConfig,
  meanings: Meanings,
): PromptTable {
  return {
    id,
    priority,
    ...(when !== undefined && { when: compileAudience(when, meanings) }),
    ...(verified && { verified }),
    ...(trigger && { triggers: [trigger].flat().map((each) => compileTrigger(each, id)) }),
  };
}

function compileTrigger(trigger: PromptTrigger, id: string): TriggerTable {
  if ("after" in trigger) return ["time", seconds(trigger.after)!];
  if ("scrolled" in trigger) return ["scroll", trigger.scrolled];
  if ("exit" in trigger) return ["exit", 0];
  if ("stage" in trigger) return ["stage", [trigger.stage].flat()];
  if ("code" in trigger) return ["code", [id]];
  const names = [trigger.event].flat();
  const tests = compileMatches(trigger.properties ?? {});
  return tests.length > 0 ? ["event", names, tests] : ["event", names];
}

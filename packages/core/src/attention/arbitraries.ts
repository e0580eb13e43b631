import fc from "fast-check";
import type { Facts } from "../audience/facts.ts";
import type { AttentionBudget } from "./budget.ts";
import { choosePrompt, type PromptSituation, type PromptTable } from "./decide.ts";
import {
  type AttentionDeed,
  type AttentionMemory,
  decodeAttention,
  noteAttention,
} from "./memory.ts";
import { type Heard, heard, type Signal, type TriggerTable } from "./trigger.ts";

/** What tests of the attention budget are made of: prompts, signals, and visitors who live through them. */

export const NOW = 1_790_000_000;
export const DAY = 86_400;

export const BUDGET: AttentionBudget = {
  perSession: 1,
  perWeek: 3,
  quietAfterDismiss: 7 * DAY,
  askAgainAfter: 30 * DAY,
  notBefore: 5,
};

const FACTS: Facts = {
  stage: "awareness",
  tracks: { "": "awareness" },
  visits: 1,
  locale: "en",
  source: { source: "(direct)", medium: "(none)" },
  traits: {},
};

export const SITUATION: PromptSituation = {
  consent: true,
  facts: FACTS,
  heard: new Map(),
  onPage: 60,
  hidden: false,
  writing: false,
};

export const IDS = ["newsletter", "referral", "review", "survey"] as const;
const id = fc.constantFrom(...IDS);
const stage = fc.constantFrom("awareness", "purchase");

const trigger: fc.Arbitrary<TriggerTable> = fc.oneof(
  fc.tuple(fc.constantFrom("time" as const, "scroll" as const), fc.nat(100)),
  fc.constant(["exit", 0] as const),
  fc.tuple(fc.constant("stage" as const), fc.array(stage, { minLength: 1 })),
  fc.constant(["event", ["Product Viewed"], [["price", "<>", [5, 9]]]] as const),
  fc.tuple(
    fc.constant("code" as const),
    id.map((name) => [name]),
  ),
);

export const signal: fc.Arbitrary<Signal> = fc.oneof(
  fc.tuple(fc.constantFrom("time" as const, "scroll" as const), fc.nat(120)),
  fc.constant(["exit"] as const),
  fc.tuple(fc.constant("stage" as const), stage),
  fc.tuple(fc.constant("code" as const), id),
  fc.tuple(
    fc.constant("event" as const),
    fc.constantFrom("Product Viewed", "Cart Viewed"),
    fc.oneof(fc.record({ price: fc.nat(12) }), fc.anything()),
  ),
);

/** Mostly so: many that are so seldom together would hide what comes after. */
const mostly = (usual: boolean): fc.Arbitrary<boolean> =>
  fc.nat(5).map((drawn) => (drawn ? usual : !usual));

const prompt = (name: string): fc.Arbitrary<PromptTable> =>
  fc.record(
    {
      id: fc.constant(name),
      priority: fc.integer({ min: -1, max: 1 }),
      when: stage.map((each) => ["stage", "=", [each]] as const),
      verified: fc.constant(true as const),
      triggers: fc.array(trigger, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["id", "priority"] },
  );

/** Prompts of a site without a server, for visitors at the beginning. */
export const plainPrompts: fc.Arbitrary<PromptTable[]> = fc.array(
  fc.record(
    {
      id,
      priority: fc.integer({ min: -1, max: 1 }),
      triggers: fc.array(trigger, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["id", "priority"] },
  ),
  { minLength: 1, maxLength: 5 },
);

/** Some of the prompts, in any order. */
export const prompts: fc.Arbitrary<PromptTable[]> = fc
  .tuple(...IDS.map(prompt))
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));

export const budgets: fc.Arbitrary<AttentionBudget> = fc.record({
  perSession: fc.integer({ min: 0, max: 4 }),
  perWeek: fc.integer({ min: 0, max: 6 }),
  quietAfterDismiss: fc.oneof(fc.nat(9 * DAY), fc.nat(3600)),
  askAgainAfter: fc.oneof(fc.nat(40 * DAY), fc.nat(3600)),
  notBefore: fc.nat(10),
});

export const situations: fc.Arbitrary<PromptSituation> = fc
  .record({
    consent: mostly(true),
    stage,
    vouched: fc.option(stage),
    heard: fc.subarray([...IDS]).map((ids) => new Map(ids.map((each) => [each, "time"] as const))),
    onPage: fc.nat(20),
    hidden: mostly(false),
    writing: mostly(false),
    placeless: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...IDS])),
    open: fc.option(fc.constantFrom(...IDS, "stagelight-consent"), { nil: undefined, freq: 2 }),
  })
  .map(({ stage: at, vouched, ...rest }) => ({
    ...rest,
    facts: { ...FACTS, stage: at },
    ...(vouched && { verified: { ...FACTS, stage: vouched } }),
  }));

/** One step in the life of a tab, and how the clock goes meanwhile. */
export const step = fc.record({
  tab: fc.nat(1),
  /** Seconds that pass. */
  passes: fc.oneof(
    fc.nat(20),
    fc.nat(2 * 3600),
    fc.integer({ min: 0, max: 9 * DAY }),
    fc.constant(0),
  ),
  /** Seconds by which somebody puts the clock back. */
  back: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(3600) },
    { weight: 1, arbitrary: fc.nat(30 * DAY) },
  ),
  does: fc.oneof(
    { weight: 6, arbitrary: signal },
    { weight: 6, arbitrary: fc.constantFrom("dismissed", "answered", "left") },
    { weight: 2, arbitrary: fc.constantFrom("writes", "hides", "refuses") },
    { weight: 4, arbitrary: fc.constantFrom("written", "returns", "allows") },
  ),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A show as it truly was. */
export interface Shown {
  readonly id: string;
  /** True seconds, whatever the clock said. */
  readonly at: number;
  /** Number of the true session. */
  readonly session: number;
  readonly situation: PromptSituation;
}

/** What became of it. */
export interface Ended extends Shown {
  readonly how: "dismissed" | "answered";
}

interface Tab {
  opened: number;
  heard: Heard;
  open?: string | undefined;
  writing: boolean;
  hidden: boolean;
}

/** Plays the tabs of one browser, which share what is stored. */
export function live(
  budget: AttentionBudget,
  candidates: readonly PromptTable[],
  steps: readonly Step[],
): { readonly shown: readonly Shown[]; readonly ended: readonly Ended[] } {
  const shown: Shown[] = [];
  const ended: Ended[] = [];
  let stored: string | undefined;
  let truth = NOW;
  let wrong = 0;
  let allowed = true;
  let session = 0;
  let alive = NOW;
  const fresh = (): Tab => ({ opened: truth, heard: new Map(), writing: false, hidden: false });
  const tabs = [fresh(), fresh()];
  const read = (clock: number): AttentionMemory =>
    decodeAttention(stored === undefined ? stored : JSON.parse(stored), clock);
  for (const { tab: which, passes, back, does } of steps) {
    truth += passes;
    wrong += back;
    const clock = truth - wrong;
    const tab = tabs[which]!;
    const note = (...deed: AttentionDeed): void => {
      stored = JSON.stringify(noteAttention(read(clock), clock, ...deed));
      if (truth - alive >= 1800) session++;
      alive = truth;
    };
    if (allowed) note("seen");
    if (does === "allows" || does === "refuses") allowed = does === "allows";
    else if (does === "left") tabs[which] = fresh();
    else if (does === "writes" || does === "written") tab.writing = does === "writes";
    else if (does === "hides" || does === "returns") tab.hidden = does === "hides";
    else if (does === "dismissed" || does === "answered") {
      if (!tab.open) continue;
      ended.push({ ...shown.findLast(({ id }) => id === tab.open)!, at: truth, how: does });
      note(does, tab.open);
      tab.open = undefined;
    } else tab.heard = heard(candidates, tab.heard, does);
    const { opened, heard: fired, open, writing, hidden } = tabs[which]!;
    const situation: PromptSituation = {
      ...SITUATION,
      consent: allowed,
      heard: fired,
      onPage: truth - opened,
      open,
      writing,
      hidden,
    };
    const show = choosePrompt(budget, read(clock), situation, candidates, clock);
    if (!show) continue;
    note("shown");
    tabs[which]!.open = show.id;
    shown.push({ id: show.id, at: truth, session, situation });
  }
  return { shown, ended };
}

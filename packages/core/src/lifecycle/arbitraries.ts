import fc from "fast-check";
import { readConfig, StagelightError } from "../config.ts";
import { PRESET_IDS } from "../presets.ts";
import {
  advance,
  initialState,
  type LifecycleState,
  type Model,
  prepare,
  type Transition,
} from "../index.ts";

/** For property tests only: random models and histories. Not part of the package. */

const START = 1_790_000_000;
const NAMES = ["X", "Y", "Z"];

const duration = fc.constantFrom("1s", "90s", "1h", "1d", "7d", "30d");
const match = fc.oneof(
  fc.constantFrom(1, "tea", true),
  fc.constantFrom([1, 2], ["tea"]),
  fc.constantFrom({ gte: 1 }, { lt: 2 }, { exists: true }, { exists: false }),
);
const properties = fc.option(fc.dictionary(fc.constantFrom("p", "q.r"), match, { minKeys: 1 }), {
  nil: undefined,
});
const step = fc
  .record({
    kind: fc.oneof(
      fc.record({ event: fc.oneof(fc.constantFrom(...NAMES), fc.constant(["X", "Y"])) }),
      fc.record({ page: fc.constantFrom("/**", "/a/**", "/b", ["/a/*", "/c"]) }),
    ),
    properties,
  })
  .map(({ kind, properties }) => ({ ...kind, ...(properties && { properties }) }));

const leaf = fc.oneof(
  fc
    .record({ step, count: fc.integer({ min: 1, max: 5 }), within: duration })
    .map(({ step, ...rest }) => ({ ...step, ...rest })),
  step,
  fc.record({ sequence: fc.array(step, { minLength: 2, maxLength: 4 }), within: duration }),
  fc.record({ traits: fc.dictionary(fc.constantFrom("p", "q"), match, { minKeys: 1 }) }),
  fc.record({ since: step, atLeast: duration }),
  fc.record({ stageFor: duration }),
  fc.record({ score: fc.constantFrom({ gte: 5 }, { lt: 3 }, { gte: 10, lte: 50 }) }),
);
const score = fc.record({
  halfLife: fc.constantFrom("1h", "7d", "1095d"),
  points: fc.array(
    fc
      .record({ step, points: fc.integer({ min: -9, max: 20 }) })
      .map(({ step, points }) => ({ ...step, points })),
    { minLength: 1, maxLength: 4 },
  ),
});
const inner = fc.oneof(leaf, fc.record({ not: leaf }));
const condition = fc.oneof(
  leaf,
  inner,
  fc.record({ all: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
);

const draft = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const stages = Array.from({ length: size }, (_, at) => `stage-${"abcdef"[at]}`.padEnd(24, "x"));
  const stage = fc.constantFrom(...stages);
  return fc.record({
    stages: fc.constant(stages),
    rules: fc.array(
      fc.record(
        { to: stage, from: stage, when: condition, verified: fc.constant(true as const) },
        { requiredKeys: ["to", "when"] },
      ),
      { maxLength: 6 },
    ),
    decay: fc.array(
      fc.record(
        {
          from: stage,
          to: stage,
          after: duration,
          since: fc.constantFrom("activity", "entry"),
          cameFrom: stage,
        },
        { requiredKeys: ["from", "to", "after"] },
      ),
      { maxLength: 5 },
    ),
    trackBy: fc.option(fc.constant("category"), { nil: undefined }),
    score: fc.option(score, { nil: undefined }),
    asked: fc.constantFrom({}, { segments: {} }, { interests: {} }),
  });
});

/** Models through the front door: what `readConfig` refuses is taken out of the draft. */
export const models: fc.Arbitrary<Model> = draft.map((drafted) => {
  const { stages, rules, decay, trackBy, score, asked } = drafted;
  const reaching = stages.slice(1).map((to) => ({ to, when: { event: `To ${to}` } }));
  const model = {
    stages,
    rules: [...rules, ...reaching] as object[],
    // Only towards the beginning, so that none comes round.
    decay: decay
      .filter(({ from, to }) => stages.indexOf(to) < stages.indexOf(from))
      .map((each, at) => ({ ...each, id: `d${at}` })) as object[],
  };
  for (;;) {
    try {
      const lifecycle = { model, ...(trackBy && { trackBy }), ...(score && { score }) };
      return prepare(readConfig({ lifecycle, ...asked }).table);
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
      for (const key of ["rules", "decay"] as const) {
        const bad = error.problems.map(({ path }) => path);
        const before = model[key].length;
        model[key] = model[key].filter(
          (_, at) => !bad.some((path) => path.startsWith(`lifecycle.model.${key}[${at}]`)),
        );
        if (model[key].length < before) break;
        if (key === "decay") throw error;
      }
    }
  }
});

/** Every preset, with tracks, segments and interests. */
const presets = PRESET_IDS.map((model) => {
  const lifecycle = { model, trackBy: "category" };
  return prepare(readConfig({ lifecycle, segments: {}, interests: {} }).table);
});

/** The presets and random models, about half and half. */
export const anyModel: fc.Arbitrary<Model> = fc.oneof(fc.constantFrom(...presets), models);

const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 100, max: 90_000 }),
  fc.integer({ min: 90_000, max: 200 * 86_400 }),
);
const value = fc.constantFrom(1, 2, "tea", true, null, ["tea", 1]);

/** Names of the events that a model listens to. */
const namesOf = ({ steps }: Model) => steps.flatMap(([, , , events]) => events || []);

/** Paths of pages that a model listens to. */
const pathsOf = ({ steps }: Model) =>
  steps.flatMap(([, , , , pages]) => (pages || []).map((page) => page.replace("**", "x")));

/** One thing that happens: so many seconds after the one before. */
export const happening = (model: Model) =>
  fc.record({
    gap,
    late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * 86_400 })),
    what: fc.oneof(
      fc.record({
        type: fc.constant("track"),
        event: fc.constantFrom(...NAMES, ...namesOf(model), "Order Completed"),
      }),
      fc.record({ type: fc.constant("page") }),
      fc.record({
        type: fc.constant("identify"),
        traits: fc.dictionary(fc.constantFrom("p", "q"), value),
      }),
    ),
    properties: fc.record(
      {
        path: fc.constantFrom("/", "/a/", "/a/x", "/b", ...pathsOf(model)),
        seconds: fc.constantFrom(15, 60, 180),
        kind: fc.constant("nps"),
        total: fc.constantFrom(5, "12.50", null),
        topic: fc.constantFrom("tea", "tea, cups", ["cups"]),
        p: value,
        q: fc.record({ r: value }),
        category: fc.constantFrom(...Array.from("abcdefghijkl")),
      },
      { requiredKeys: [] },
    ),
    verified: fc.boolean(),
  });

/** A visitor who is told things, and remembers every transition. */
export class Player {
  state: LifecycleState;
  readonly transitions: Transition[] = [];
  readonly model: Model;

  constructor(model: Model) {
    this.model = model;
    this.state = initialState(model, START);
  }

  get now(): number {
    return this.state.now;
  }

  tell({ state, transitions }: ReturnType<typeof advance>): void {
    this.state = state;
    this.transitions.push(...transitions);
  }

  play(now: number, { late, what, properties, verified }: Happening): void {
    const event = {
      ...what,
      properties,
      verified,
      timestamp: (now - late) * 1000,
      receivedAt: now * 1000,
    };
    this.tell(advance(this.model, this.state, event));
  }

  /** Transitions by track: how tracks take turns depends on who asks when. */
  history(): Map<string, Transition[]> {
    const tracks = new Map<string, Transition[]>();
    for (const each of this.transitions) {
      tracks.set(each.track, [...(tracks.get(each.track) ?? []), each]);
    }
    return tracks;
  }
}

export type Happening = ReturnType<typeof happening> extends fc.Arbitrary<infer T> ? T : never;

/** A model and what happens under it. */
export const lives = (of: fc.Arbitrary<Model> = anyModel, maxLength = 40) =>
  of.chain((model) =>
    fc.record({ model: fc.constant(model), happenings: fc.array(happening(model), { maxLength }) }),
  );

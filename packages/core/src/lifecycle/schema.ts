import { z } from "zod";
import { boundsSchema, matchesSchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { LONGEST, seconds } from "../time/duration.ts";
import { MAX_TIMES } from "./state.ts";

const DURATION = 'a duration from "1s" to "1095d": a number and s, m, h, d or w';

/** Schema of a {@link import("../time/duration.ts").Duration} longer than nothing. */
export const durationSchema = z.string(DURATION).superRefine((value, context) => {
  const length = seconds(value);
  if (length === undefined || length < 1 || length > LONGEST) {
    context.addIssue(
      problem([], {
        expected: DURATION,
        help: 'Write it like "30m", "7d" or "2w".',
      }),
    );
  }
});

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

const globSchema = z.string().superRefine((value, context) => {
  if (!value.startsWith("/") || /[?#\s]|:\/\//.test(value)) {
    context.addIssue(
      problem([], {
        expected: 'a path that begins with "/", without host, query or hash',
        help: 'Only paths are compared, so this can never fit: write it like "/compare/**".',
      }),
    );
  } else if ((value.match(/\*+/g) ?? []).length > 4) {
    context.addIssue(
      problem([], {
        expected: "at most 4 wildcards",
        help: "Use ** for any number of path segments.",
      }),
    );
  }
});

const stepShape = {
  event: oneOrMore(z.string().min(1)).optional(),
  page: oneOrMore(globSchema).optional(),
  properties: matchesSchema.optional(),
  verified: z.literal(true).optional(),
};

type StepInput = { event?: unknown; page?: unknown };

function oneOfEventAndPage(value: StepInput, context: z.core.$RefinementCtx): void {
  if ((value.event === undefined) === (value.page === undefined)) {
    context.addIssue(
      problem([], {
        expected: "either event or page",
        help: "Name the event or the page that this counts; what counts both takes two entries.",
      }),
    );
  }
}

const stepSchema = z.strictObject(stepShape).superRefine(oneOfEventAndPage);

const KINDS = [
  "event",
  "page",
  "sequence",
  "traits",
  "since",
  "stageFor",
  "score",
  "all",
  "any",
  "not",
];

/** Which keys go with which kind of condition. */
const COMPANIONS: Record<string, readonly string[]> = {
  properties: ["event", "page"],
  count: ["event", "page"],
  verified: ["event", "page"],
  within: ["event", "page", "sequence"],
  atLeast: ["since"],
  atMost: ["since"],
};

/** Schema of a {@link import("./rule.ts").Condition}: one strict object, so that every error has a path. */
const conditionSchema: z.ZodType = z
  .strictObject({
    ...stepShape,
    count: z.int().min(1).max(MAX_TIMES).optional(),
    within: durationSchema.optional(),
    sequence: z.array(stepSchema).min(2).max(10).optional(),
    traits: matchesSchema.optional(),
    since: stepSchema.optional(),
    atLeast: durationSchema.optional(),
    atMost: durationSchema.optional(),
    stageFor: durationSchema.optional(),
    score: boundsSchema.optional(),
    get all() {
      return z.array(conditionSchema).min(1).optional();
    },
    get any() {
      return z.array(conditionSchema).min(1).optional();
    },
    get not() {
      return conditionSchema.optional();
    },
  })
  .superRefine((value, context) => {
    const given = value as Record<string, unknown>;
    const kinds = KINDS.filter((kind) => given[kind] !== undefined);
    if (kinds.length !== 1) {
      context.addIssue(
        problem([], {
          expected: `exactly one of ${KINDS.join(", ")}`,
          found: kinds.length === 0 ? "none of them" : kinds.join(" and "),
          help: "Say one thing in each condition, and join several with all: [...] or any: [...].",
        }),
      );
    }
    for (const [key, companions] of Object.entries(COMPANIONS)) {
      if (given[key] === undefined || kinds.length !== 1 || companions.includes(kinds[0]!))
        continue;
      context.addIssue(
        problem([key], {
          expected: `${key} only beside ${companions.join(" or ")}`,
          help: `Remove ${key}, or move it into the condition that it belongs to.`,
        }),
      );
    }
    const least = seconds(String(value.atLeast)) ?? 0;
    const most = seconds(String(value.atMost)) ?? LONGEST;
    if (least > most) {
      context.addIssue(
        problem(["atLeast"], {
          expected: `at most ${value.atMost}, as atMost says`,
          help: "No time is both, so this rule can never fire: correct one of them.",
        }),
      );
    }
  });

const HOUR = 3600;

/** Schema of a half-life: what is kept in whole seconds cannot fade within a few. */
export const halfLifeSchema = durationSchema.superRefine((value, context) => {
  if ((seconds(value) ?? HOUR) >= HOUR) return;
  context.addIssue(
    problem([], {
      expected: "an hour or more",
      help: 'Scores and interests are for days and weeks: write a half-life like "14d".',
    }),
  );
});

/** Schema of a {@link import("./rule.ts").ScoreModel}. */
export const scoreSchema = z.strictObject({
  halfLife: halfLifeSchema,
  points: z
    .array(
      z
        .strictObject({ ...stepShape, points: z.int().min(-1000).max(1000) })
        .superRefine(oneOfEventAndPage),
    )
    .min(1)
    .max(50),
});

/** Stage ids are kebab-case and short: they stand in attributes and in the stored state. */
export const stageIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a kebab-case word such as "consideration"')
  .max(24);

const idSchema = z.string().min(1).max(40);

/** Schema of a {@link import("./rule.ts").Rule} over these stages. */
export function ruleSchema(stage: z.ZodType) {
  return z.strictObject({
    id: idSchema.optional(),
    to: stage,
    from: oneOrMore(stage).optional(),
    when: conditionSchema,
    verified: z.literal(true).optional(),
  });
}

/** Schema of a {@link import("./rule.ts").Decay} over these stages. */
export function decaySchema(stage: z.ZodType) {
  return z.strictObject({
    id: idSchema.optional(),
    from: stage,
    to: stage,
    after: durationSchema,
    since: z.enum(["activity", "entry"]).optional(),
    cameFrom: oneOrMore(stage).optional(),
  });
}

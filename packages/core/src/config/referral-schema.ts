import { z } from "zod";
import { durationSchema } from "../lifecycle/schema.ts";
import { problem } from "../problems/parse.ts";
import { codesSchema } from "./codes-schema.ts";
import {
  amountSchema,
  currencySchema,
  DISCOUNT,
  discountSchema,
  moneySchema,
} from "./discount-schema.ts";
import { distinct } from "./distinct.ts";
import { localizedSchema } from "./localized-schema.ts";
import { nameSchema, pageSchema } from "./mail-schema.ts";
import { onlyFalse } from "./only-false.ts";
import { timeOf } from "./read-referral.ts";

const orderSchema = z.strictObject({ over: amountSchema, currency: currencySchema });

const DEED = '"sign-up", "first-order" or { order: { over: 3000, currency: "USD" } }';

const deedSchema = z.union(
  [z.enum(["sign-up", "first-order"]), z.strictObject({ order: orderSchema })],
  DEED,
);

const REASON =
  '"sign-up", "first-order", { order: { over: 3000, currency: "USD" } } or { friends: 3 }';

const reasonSchema = z.union(
  [
    z.enum(["sign-up", "first-order"]),
    z
      .strictObject({
        order: orderSchema.optional(),
        friends: z.int().min(1).max(10_000).optional(),
      })
      .superRefine(({ order, friends }, context) => {
        if ((order === undefined) !== (friends === undefined)) return;
        context.addIssue(
          problem([], {
            expected: REASON,
            help: "Say one thing; a second one takes a reward of its own.",
          }),
        );
      }),
  ],
  REASON,
);

/** Which keys what is given has, by its kind. */
const GIVES = {
  code: ["codes", "discount"],
  credit: ["amount", "currency"],
  item: ["item"],
  webhook: [],
} as const;

type GiveKey = (typeof GIVES)[keyof typeof GIVES][number];

const HINTS: Readonly<Record<GiveKey, string>> = {
  codes: 'Say where codes come from: codes: { pool: "codes.txt" }.',
  discount: `Say what the code is worth: discount: ${DISCOUNT}.`,
  amount: "Say how much, in minor units: amount: 500.",
  currency: 'Say in which currency: currency: "USD".',
  item: 'Name the thing as the shop does: item: "sample-tin".',
};

const giveSchema = z
  .strictObject({
    kind: z.enum(["code", "credit", "item", "webhook"]),
    codes: codesSchema.optional(),
    discount: discountSchema.optional(),
    amount: amountSchema.optional(),
    currency: currencySchema.optional(),
    item: z
      .string()
      .regex(/^[^\p{C}]+$/u, 'the shop\'s name of a thing, such as "sample-tin"')
      .max(200)
      .optional(),
  })
  .superRefine((value, context) => {
    const wanted: readonly GiveKey[] = GIVES[value.kind];
    for (const key of Object.keys(HINTS) as GiveKey[]) {
      const needed = wanted.includes(key);
      if ((value[key] !== undefined) === needed) continue;
      context.addIssue(
        problem([key], {
          expected: needed ? `${key}, since the kind is ${value.kind}` : `no ${key}`,
          help: needed ? HINTS[key] : `Remove ${key}: the kind ${value.kind} has none.`,
        }),
      );
    }
  });

const HOLD = 'a duration such as "14d", or false';
const DISCLOSURE = "a text, one for each language, or false";

const ordinalSchema = z.int().min(1).max(10_000);

const rewardSchema = z
  .strictObject({
    id: nameSchema,
    to: z.enum(["referrer", "friend"]),
    for: reasonSchema,
    from: ordinalSchema.optional(),
    until: ordinalSchema.optional(),
    give: giveSchema,
    text: localizedSchema,
    hold: z.union([onlyFalse(HOLD), durationSchema], HOLD).optional(),
    worth: moneySchema.optional(),
  })
  .superRefine((reward, context) => {
    const { from = 1, until = Infinity } = reward;
    if (from > until) {
      context.addIssue(
        problem(["from"], {
          expected: `at most ${until}, as until says`,
          help: "No friend is both, so nobody could ever get this: correct one of them.",
        }),
      );
    }
    if (typeof reward.for === "object" && reward.for.friends !== undefined)
      milestone(reward, context);
  });

/** What a milestone cannot have. */
function milestone(
  reward: { readonly to?: unknown; readonly from?: unknown; readonly until?: unknown },
  context: z.RefinementCtx,
): void {
  if (reward.to === "friend") {
    context.addIssue(
      problem(["to"], {
        expected: '"referrer", since it is for a number of friends',
        help: "A friend brings nobody yet: give it to the referrer, or for something that the friend does.",
      }),
    );
  }
  for (const key of ["from", "until"] as const) {
    if (reward[key] === undefined) continue;
    context.addIssue(
      problem([key], {
        expected: `no ${key} beside { friends }`,
        help: "The number of friends says when already: remove it.",
      }),
    );
  }
}

const timeSchema = z.string().superRefine((value, context) => {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/.test(value)
    ? timeOf(value)
    : undefined;
  if (time !== undefined) return;
  context.addIssue(
    problem([], {
      expected: 'a day or a time such as "2026-11-01" or "2026-11-01T09:00+09:00"',
      help: "Write it as ISO 8601 has it; without a zone it is UTC.",
    }),
  );
});

const countSchema = z.int().min(1).max(10_000_000);

const programSchema = z
  .strictObject({
    id: nameSchema,
    name: localizedSchema,
    text: localizedSchema,
    starts: timeSchema.optional(),
    ends: timeSchema.optional(),
    terms: z.strictObject({
      text: localizedSchema,
      version: z.string().regex(/^[\w.-]{1,40}$/, 'a word such as "2026-11"'),
      page: pageSchema.optional(),
    }),
    attribution: z
      .strictObject({
        touch: z.enum(["first", "last"]).optional(),
        window: durationSchema.optional(),
      })
      .optional(),
    qualifies: deedSchema.optional(),
    gift: z.strictObject({ text: localizedSchema, discount: discountSchema }).optional(),
    rewards: z.array(rewardSchema).max(20),
    caps: z
      .strictObject({
        perPerson: countSchema.optional(),
        perPersonPerMonth: countSchema.optional(),
        total: countSchema.optional(),
      })
      .optional(),
    budget: moneySchema.optional(),
    review: z.strictObject({ most: countSchema, within: durationSchema }).optional(),
    share: z
      .strictObject({
        text: localizedSchema.optional(),
        disclosure: z.union([onlyFalse(DISCLOSURE), localizedSchema], DISCLOSURE).optional(),
      })
      .optional(),
    showName: z.boolean("true or false").optional(),
    invitations: z.boolean("true or false").optional(),
  })
  .superRefine(({ rewards, gift, starts, ends }, context) => {
    distinct(rewards, ["rewards"], context);
    if (rewards.length === 0 && !gift) {
      context.addIssue(
        problem(["rewards"], {
          expected: "a reward, since there is no gift",
          help: "Nobody would get anything: add a reward, or a gift for the friend.",
        }),
      );
    }
    if (starts === undefined || ends === undefined) return;
    if ((timeOf(starts) ?? -Infinity) < (timeOf(ends) ?? Infinity)) return;
    context.addIssue(
      problem(["ends"], {
        expected: `a time after ${starts}, when it starts`,
        help: "The program would end before it starts: correct one of them.",
      }),
    );
  });

/** Schema of the `referral` key. */
export const referralSchema = z
  .strictObject({
    programs: z.array(programSchema).min(1).max(20),
    page: pageSchema.optional(),
    landing: pageSchema.optional(),
    parameter: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,19}$/, 'a short word in small letters such as "ref"')
      .optional(),
  })
  .superRefine(({ programs }, context) => distinct(programs, ["programs"], context));

import { z } from "zod";
import { durationSchema } from "../lifecycle/schema.ts";
import { problem, refusing } from "../problems/parse.ts";
import { didYouMean, nearest } from "../problems/suggest.ts";
import { REVIEWED_KINDS } from "../review/kinds.ts";
import { PUBLIC_LINKS } from "../review/links.ts";
import { seconds } from "../time/duration.ts";
import { codesSchema } from "./codes-schema.ts";
import { discountSchema } from "./discount-schema.ts";
import { distinct } from "./distinct.ts";
import { refusedInAsk, refusedInLink, refusedInReview, refusedInThanks } from "./gating.ts";
import { localizedSchema } from "./localized-schema.ts";
import { nameSchema, pageSchema } from "./mail-schema.ts";
import { onlyFalse } from "./only-false.ts";
import { ASK_EVENTS } from "./review.ts";

const ASK = 'false, or { after: "Order Completed", wait: "14d" }';
const REMIND = 'a duration such as "10d", or false';
const PHOTOS = "false, or { most: 3 }";

/** For so long an invitation is kept, and for as long it can be used. */
const LONGEST_WAIT = 365;

const waitSchema = durationSchema.superRefine((value, context) => {
  if ((seconds(value) ?? 0) <= LONGEST_WAIT * 86_400) return;
  context.addIssue(
    problem([], {
      expected: `at most "${LONGEST_WAIT}d"`,
      help: "Nobody remembers the order after so long: write a shorter time.",
    }),
  );
});

const askSchema = refusing(
  z.strictObject({
    after: z.enum(ASK_EVENTS).optional(),
    wait: waitSchema.optional(),
    remind: z.union([onlyFalse(REMIND), waitSchema], REMIND).optional(),
  }),
  refusedInAsk,
);

const known = Object.keys(PUBLIC_LINKS);

const linkSchema = refusing(
  z.strictObject({
    id: nameSchema,
    url: z
      .url({ protocol: /^https$/, error: 'an address such as "https://g.page/r/nuri/review"' })
      .max(2_000),
    label: localizedSchema.optional(),
  }),
  refusedInLink,
).superRefine(({ id, label }, context) => {
  if (label !== undefined || known.includes(id)) return;
  const meant = nearest(id, known);
  context.addIssue(
    problem(["label"], {
      expected: `what people call ${JSON.stringify(id)}`,
      help: meant
        ? `Did you mean ${JSON.stringify(meant)}? Otherwise name it: label: "Nuri's forum".`
        : 'Name it, such as label: "Nuri\'s forum".',
    }),
  );
});

/**
 * Kinds of schema.org by which a shop would be rated on its own site, which Google shows nowhere and
 * may punish.
 */
const SELF = /(?:Organization|Business|Store|Shop|Restaurant|Hotel|Corporation|Brand|Service)$/;

const aboutSchema = z.string().superRefine((value, context) => {
  const kinds: readonly string[] = REVIEWED_KINDS;
  if (kinds.includes(value)) return;
  if (SELF.test(value)) {
    context.addIssue(
      problem([], {
        expected: "what is reviewed: a product, an event or the like, not the business itself",
        help: "Name what people review, or leave the key out for products: reviews of a business on its own pages are self-serving, and Google shows no stars for them.",
      }),
    );
    return;
  }
  context.addIssue(
    problem([], {
      expected: `a kind for which Google shows stars: ${REVIEWED_KINDS.join(", ")}`,
      help: didYouMean(value, kinds, "Use one of the values above."),
    }),
  );
});

const thanksSchema = refusing(
  z.strictObject({
    codes: codesSchema,
    discount: discountSchema.optional(),
    text: localizedSchema,
  }),
  refusedInThanks,
);

/** With fewer than these anybody could make an average stand still, and keep it there. */
const FEWEST_OF_BURST = 10;

const burstMostSchema = z
  .int()
  .max(100_000)
  .superRefine((value, context) => {
    if (value >= FEWEST_OF_BURST) return;
    context.addIssue(
      problem([], {
        expected: `a whole number from ${FEWEST_OF_BURST} to 100,000`,
        help: "With fewer, anybody could make the average of a product stand still: write a higher number.",
      }),
    );
  });

const burstWithinSchema = durationSchema.superRefine((value, context) => {
  if ((seconds(value) ?? 0) <= 86_400) return;
  context.addIssue(
    problem([], {
      expected: 'at most "1d"',
      help: "What comes within more than a day is a product that is liked, not a burst: write a shorter time.",
    }),
  );
});

/** Schema of the `review` key. */
export const reviewSchema = refusing(
  z.strictObject({
    ask: z.union([onlyFalse(ASK), askSchema], ASK).optional(),
    links: z.array(linkSchema).max(12).optional(),
    about: aboutSchema.optional(),
    photos: z
      .union(
        [
          onlyFalse(PHOTOS),
          refusing(z.strictObject({ most: z.int().min(1).max(6).optional() }), refusedInReview),
        ],
        PHOTOS,
      )
      .optional(),
    moderation: z.enum(["before", "after"]).optional(),
    thanks: thanksSchema.optional(),
    policy: pageSchema.optional(),
    burst: refusing(
      z.strictObject({ most: burstMostSchema, within: burstWithinSchema }),
      refusedInReview,
    ).optional(),
  }),
  refusedInReview,
).superRefine(({ links = [] }, context) => distinct(links, ["links"], context));

import { z } from "zod";
import { HIDE_REASONS } from "../review/hiding.ts";
import { PROVENANCES } from "../review/provenance.ts";
import { isScore, SCORE_KINDS, SCORE_RANGE } from "../review/score.ts";
import { problem } from "../problems/parse.ts";
import { FORM_FIELDS, lineSchema, proseSchema, scoreSchema, yesSchema } from "./form-schema.ts";

/** The most bytes of photos that come with a review, before they are written as base64. */
export const MAX_PHOTO_BYTES = 6 * 1024 * 1024;

/** The most bytes of a review that is sent, with its photos. */
export const MAX_REVIEW_BYTES = Math.ceil(MAX_PHOTO_BYTES / 3) * 4 + 64 * 1024;

const { email: _, ...FIELDS } = FORM_FIELDS;

const when = z.iso.datetime();

const productSchema = lineSchema(200)
  .min(1)
  .describe("The shop's id of the product, as in the events of orders");

const tokenSchema = z.string().max(4_096).optional().describe("Of the link in the mail");

const kindSchema = z.enum(SCORE_KINDS);

/** Where else people can review: the same for everybody, in the config's order. */
export const publicLinksSchema = z.array(
  z.object({ id: z.string(), url: z.string(), label: z.string() }),
);

/**
 * Body of `POST v1/reviews`.
 *
 * @param photos how many can be sent along; as `openapi.json` tells it: 6
 */
export function reviewBodySchema(photos = 6) {
  return z
    .object({
      t: tokenSchema,
      product: productSchema.optional().describe("Of stars; the invitation's own counts before it"),
      productName: lineSchema(200).optional().describe("What the page calls it"),
      kind: kindSchema.describe("What was asked: stars of a product, or a score of the shop"),
      score: scoreSchema.describe("1 to 5 of stars and csat, 0 to 10 of nps, 1 to 7 of ces"),
      text: proseSchema(5_000).optional(),
      name: lineSchema(100).optional().describe("As it is to stand at the review"),
      permission: yesSchema.optional().describe("The shop may quote it elsewhere on its site"),
      photos: z
        .array(
          z.object({
            data: z
              .base64()
              .min(1)
              .max(Math.ceil(MAX_PHOTO_BYTES / 3) * 4),
          }),
        )
        .max(photos)
        .optional()
        .describe("JPEG, PNG, WebP or GIF; every one is decoded and written anew"),
      ...FIELDS,
    })
    .superRefine(({ t, kind, score, product }, context) => {
      if (!isScore(kind, score)) {
        const [lowest, highest] = SCORE_RANGE[kind];
        context.addIssue(
          problem(["score"], {
            expected: `a whole number from ${lowest} to ${highest}`,
            help: `That is what ${kind} has: choose one of them.`,
          }),
        );
      }
      if (kind !== "stars" || product !== undefined || t !== undefined) return;
      context.addIssue(
        problem(["product"], {
          expected: "the product that the stars are for",
          help: "Say which one, by the shop's id of it.",
        }),
      );
    });
}

/** The answer to a review that was taken: the links are the same whatever it says. */
export const reviewAnswerSchema = z.object({
  status: z.literal("taken"),
  review: z.string().describe("Id of the review"),
  links: publicLinksSchema,
  help: z.boolean().describe("Whether to offer help, in addition"),
  key: z.string().describe("For `v1/reviews/:id/help`, for a day"),
  thanks: z
    .object({
      text: z.string(),
      code: z.string().optional().describe("Comes by mail where there is none just now"),
    })
    .optional()
    .describe("What was promised for the review, whatever it says"),
});

/** Body of `POST v1/reviews/:id/help`: somebody wants to be helped. */
export const reviewHelpBodySchema = z.object({
  t: tokenSchema,
  key: z.string().max(4_096).optional().describe("Of the answer to the review"),
  text: proseSchema(2_000),
  ...FIELDS,
  email: FORM_FIELDS.email.optional().describe("Where the shop can answer"),
});

/** The answer to a call for help. */
export const reviewHelpAnswerSchema = z.object({ status: z.literal("taken") });

/** What reviews can be sorted by. */
export const REVIEW_SORTS = ["newest", "highest", "lowest", "helpful"] as const;

/** One of {@link REVIEW_SORTS}. */
export type ReviewSort = (typeof REVIEW_SORTS)[number];

/** How many of each score, the lowest first. */
const distributionSchema = z.array(z.int()).length(5).describe("How many of 1 to 5 stars");

/** What all received reviews of a product come to. */
export const reviewSummarySchema = z.object({
  average: z
    .number()
    .nullable()
    .describe("Of all that count, whether shown or not; nothing of none"),
  interval: z
    .tuple([z.number(), z.number()])
    .nullable()
    .describe("Of the average, with 95 % confidence; nothing of none"),
  count: z.int().describe("How many it is the average of"),
  imported: z.int().describe("How many of these were received elsewhere"),
  distribution: distributionSchema,
  frozen: z
    .literal(true)
    .optional()
    .describe("So many came in at once that it stands still until a person has looked"),
});

/** A review that is shown. */
export const reviewShownSchema = z.object({
  id: z.string(),
  product: z.string(),
  productName: z.string().optional(),
  stars: z.int(),
  text: z.string(),
  author: z.string().describe("Empty: they have not said"),
  at: when,
  locale: z.string(),
  provenance: z.array(z.enum(PROVENANCES)).describe("As the system knows it; nobody sets it"),
  photos: z.array(z.object({ url: z.string(), width: z.int(), height: z.int() })),
  answer: z.object({ text: z.string(), at: when }).optional().describe("The shop's"),
  votes: z.int().describe("How many found it helpful"),
  imported: z.object({ from: z.string() }).optional().describe("Where it was received"),
  promised: z.string().optional().describe("What everybody who was asked got for a review"),
});

/** How many of the reviews that were received are shown, and why the others are not. */
const tallyShape = {
  published: z.int(),
  received: z.int(),
  waiting: z.int().describe("Nobody has read them yet"),
  hidden: z
    .array(z.object({ reason: z.enum([...HIDE_REASONS, "erased"]), count: z.int() }))
    .describe("`erased`: their authors have asked for it"),
};

/** The answer of `GET v1/reviews`. */
export const reviewListAnswerSchema = z.object({
  product: z.string().optional().describe("Nothing in the feed of all products"),
  name: z.string().optional().describe("Of the product"),
  summary: reviewSummarySchema.optional().describe("Nothing in the feed of all products"),
  ...tallyShape,
  reviews: z.array(reviewShownSchema),
  next: z.string().optional().describe("For `after`, where there are more"),
});

/** The answer of `GET v1/reviews/summaries`. */
export const reviewSummariesAnswerSchema = z.object({
  products: z.array(
    z.object({
      product: z.string(),
      name: z.string().optional(),
      summary: reviewSummarySchema,
      ...tallyShape,
    }),
  ),
  next: z.string().optional().describe("For `after`, where there are more"),
});

/** The answer of `GET v1/reviews/testimonials`: the shop's own pick, with the authors' permission. */
export const testimonialsAnswerSchema = z.object({ reviews: z.array(reviewShownSchema) });

/** Body of `POST v1/reviews/:id/vote`. */
export const reviewVoteBodySchema = z.object({
  helpful: yesSchema.describe("`false` takes it back"),
  proof: FIELDS.proof,
});

/** The answer to a vote. */
export const reviewVoteAnswerSchema = z.object({ votes: z.int(), helpful: z.boolean() });

/** What `v1/me` tells of a person's review. */
export const reviewHeldSchema = z.object({
  id: z.string(),
  product: z.string().nullable(),
  kind: kindSchema,
  score: z.int(),
  text: z.string(),
  author: z.string(),
  locale: z.string(),
  at: when,
  state: z.string(),
  reason: z.string().nullable().describe("Why it is hidden"),
  permission: z.boolean(),
  provenance: z.array(z.enum(PROVENANCES)),
  photos: z.int().describe("How many are kept"),
  answer: z.string().nullable(),
});

export type ReviewBody = z.output<ReturnType<typeof reviewBodySchema>>;
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;
export type ReviewHelpBody = z.output<typeof reviewHelpBodySchema>;
export type ReviewSummary = z.infer<typeof reviewSummarySchema>;
export type ReviewShown = z.infer<typeof reviewShownSchema>;
export type ReviewListAnswer = z.infer<typeof reviewListAnswerSchema>;
export type ReviewSummariesAnswer = z.infer<typeof reviewSummariesAnswerSchema>;
export type TestimonialsAnswer = z.infer<typeof testimonialsAnswerSchema>;
export type ReviewVoteBody = z.output<typeof reviewVoteBodySchema>;
export type ReviewVoteAnswer = z.infer<typeof reviewVoteAnswerSchema>;
export type ReviewHeld = z.infer<typeof reviewHeldSchema>;

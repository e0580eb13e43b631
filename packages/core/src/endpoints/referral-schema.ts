import { z } from "zod";
import { TOUCH_KINDS } from "../referral/attribution.ts";
import { REWARD_STATES } from "../referral/life.ts";
import { FORM_FIELDS, lineSchema, versionSchema, yesSchema } from "./form-schema.ts";

const LONGEST_NAME = 40;

const programSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'the id of a program such as "friends"')
  .max(60)
  .optional()
  .describe("Id of a program; without it the first one");

const tokenSchema = z.string().max(4_096).optional().describe("Of the link in the mail");

const termsSchema = z
  .object({ version: versionSchema })
  .describe("Version of the terms that were shown");

/** Mails carry it to people who have not asked for it: nothing in it may be read as an address. */
const FIRST_NAME = /^(?!.*(?:[/\\@:]|[\p{L}\p{N}-]{2,}\.\p{L}{2}))/u;

const nameSchema = lineSchema(LONGEST_NAME)
  .regex(FIRST_NAME, "a first name, without an address")
  .describe("First name, as friends may see it; no address in it");

const when = z.iso.datetime();

const orderIdSchema = z.string().min(1).max(200).describe("As in the order's events");

/** As it was typed: read forgivingly. */
const codeSchema = z.string().min(1).max(100);

const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'a currency of ISO 4217 such as "USD"');

/** Money in minor units. */
const moneySchema = z.object({ amount: z.int(), currency: z.string() });

/** Body of `POST v1/referral/join`. */
export const referralJoinBodySchema = z.object({
  program: programSchema,
  ...FORM_FIELDS,
  email: FORM_FIELDS.email.describe("The address that the link is sent to"),
  name: nameSchema.optional(),
  showName: yesSchema.optional().describe("Whether friends see the name"),
  terms: termsSchema,
});

/** The answer to every form that was taken, whoever's address it was. */
export const referralPendingAnswerSchema = z.object({ status: z.literal("pending") });

/** Body of `POST v1/referral/status`: with a mail's token, or as a known person. */
export const referralStatusBodySchema = z.object({
  t: tokenSchema,
  program: programSchema,
  locale: FORM_FIELDS.locale,
  join: z.literal(true).optional().describe("A known person takes a link; needs `terms`"),
  terms: termsSchema.optional(),
});

/** Body of `POST v1/referral/settings`. */
export const referralSettingsBodySchema = z.object({
  t: tokenSchema,
  program: programSchema,
  locale: FORM_FIELDS.locale,
  name: nameSchema.optional().describe("Empty: none"),
  showName: yesSchema.optional(),
});

/** Body of `POST v1/referral/leave`: the code leads nowhere from then on. */
export const referralLeaveBodySchema = z.object({ t: tokenSchema, program: programSchema });

/** Body of `POST v1/referral/invite`; only where the config has `invitations`. */
export const referralInviteBodySchema = z.object({
  t: tokenSchema,
  program: programSchema,
  email: FORM_FIELDS.email.describe("The friend's address"),
  locale: FORM_FIELDS.locale,
  proof: FORM_FIELDS.proof,
  idempotency: FORM_FIELDS.idempotency,
});

/** A reward of the one who asks. */
const rewardSchema = z.object({
  id: z.string(),
  rule: z.string().describe("Id of the reward in the config"),
  text: z.string(),
  state: z.enum(REWARD_STATES),
  reasons: z
    .array(z.string())
    .optional()
    .describe("Why it waits for a person, was not given or was taken back"),
  due: when.optional().describe("When it is approved, if nothing is sent back"),
  code: z.string().optional().describe("Once it is issued, until it is taken back"),
  amount: z.int().optional().describe("Minor units, of credit"),
  currency: z.string().optional(),
  at: when.describe("When it came to stand there"),
});

/** The answer of `v1/referral/status` and of `v1/referral/settings`. */
export const referralStatusAnswerSchema = z.object({
  state: z
    .enum(["active", "none", "not-started", "full", "over"])
    .describe("Of the program for the one who asks; `none`: has no link yet, and can take one"),
  program: z.string(),
  name: z.string().optional().describe("First name"),
  showName: z.boolean(),
  email: z.string().optional().describe("Partly hidden: m…@nuri.example"),
  link: z.string().optional().describe("Nothing without a link of their own, or once it has ended"),
  short: z.string().optional(),
  code: z.string().optional(),
  qr: z
    .object({ size: z.int().describe("Modules of a side"), path: z.string() })
    .optional()
    .describe("The short link; an SVG path, one unit for each module"),
  shareText: z.string().optional().describe("With the link in it, without the disclosure"),
  disclosure: z.string().optional(),
  friends: z.object({ clicked: z.int(), attributed: z.int(), qualified: z.int() }),
  limits: z
    .array(z.enum(["person-full", "program-full", "budget-spent"]))
    .describe("Why the next friend brings nothing for now, though friends go on counting"),
  next: z
    .object({ friends: z.int().describe("In all, not how many are missing"), text: z.string() })
    .optional()
    .describe("The next milestone"),
  rewards: z.array(rewardSchema).describe("The newest first"),
  balances: z.array(
    z.object({
      currency: z.string(),
      approved: z.int().describe("Minor units that can be used, or will be"),
      debt: z.int().describe("Minor units that were taken back after their use"),
    }),
  ),
  terms: z.object({ text: z.string(), version: z.string(), page: z.string().optional() }),
});

/** The answer of `v1/referral/leave`. */
export const referralLeftAnswerSchema = z.object({ status: z.literal("left") });

/** The answer of `GET v1/referral/codes/:code`. */
export const referralCodeAnswerSchema = z.object({
  program: z.string(),
  gift: z.string().optional().describe("In the language that was asked for"),
  name: z.string().optional().describe("First name, of who has agreed to show it"),
});

/** Body of `POST v1/referral/touches`: a visit that may be remembered, or that none may be any more. */
export const referralVisitBodySchema = z.discriminatedUnion("consent", [
  z.object({
    consent: z.literal(true).describe("The purpose `marketing` is allowed"),
    code: codeSchema,
    at: when.describe("When the link was opened"),
  }),
  z.object({ consent: z.literal(false).describe("All visits of the caller are forgotten") }),
]);

/** Body of `POST v1/referral/quote`. Needs a secret key. */
export const referralQuoteBodySchema = z.object({
  code: codeSchema,
  email: FORM_FIELDS.email.optional().describe("Of the one who orders, as far as known"),
  amount: z.int().min(0).optional().describe("Of the order, in minor units"),
  currency: currencySchema.optional(),
  locale: FORM_FIELDS.locale,
});

/** The answer of `POST v1/referral/quote`. */
export const referralQuoteAnswerSchema = z.object({
  valid: z.boolean(),
  reason: z
    .enum(["unknown", "not-started", "over", "customer-already", "own-code", "used", "reversed"])
    .optional()
    .describe("Why it is not valid"),
  kind: z
    .enum(["gift", "reward", "incentive"])
    .optional()
    .describe("A friend's link, a reward's code, or a code of the newsletter's incentive"),
  incentive: z
    .string()
    .optional()
    .describe("Id of the newsletter's; the shop knows what it is worth"),
  program: z.string().optional(),
  reward: z.string().optional().describe("Id of the reward in the config"),
  text: z.string().optional(),
  discount: z
    .union([z.object({ percent: z.number() }), moneySchema])
    .optional()
    .describe("As the config has it"),
  off: moneySchema.optional().describe("What that is of the amount that was named"),
  item: z.string().optional(),
});

/** Body of `POST v1/referral/redeem`. Needs a secret key. */
export const referralRedeemBodySchema = z.object({
  code: codeSchema,
  orderId: orderIdSchema,
  email: FORM_FIELDS.email
    .optional()
    .describe("Of the one who orders: a friend's gift is given to nobody without"),
});

/** Body of `POST v1/referral/unredeem`: the order was not placed. Needs a secret key. */
export const referralUnredeemBodySchema = z.object({ code: codeSchema, orderId: orderIdSchema });

/** The answer of `v1/referral/redeem` and `v1/referral/unredeem`. */
export const referralRedeemedAnswerSchema = z.object({
  status: z.enum(["used", "issued"]),
  program: z.string(),
  reward: z.string().optional().describe("Id of the reward in the config; none of a friend's gift"),
});

/** What `v1/me` tells of a member. */
export const referralHeldSchema = z.object({
  email: z.string(),
  name: z.string().nullable(),
  showName: z.boolean(),
  locale: z.string(),
  since: when,
  proven: when.nullable().describe("When the address was proven"),
  links: z.array(z.object({ program: z.string(), code: z.string(), since: when })),
  friends: z
    .array(z.object({ program: z.string(), state: z.string(), at: when }))
    .describe("Who came by the links: nothing of whom is told"),
  broughtBy: z
    .array(
      z.object({
        program: z.string(),
        code: z.string(),
        state: z.string(),
        at: when,
        how: z
          .enum(TOUCH_KINDS)
          .optional()
          .describe("How the code came; nothing once its owner was erased"),
        reason: z
          .enum(["given", "only", "first", "last"])
          .optional()
          .describe("Why this code counts"),
        policy: z
          .object({ touch: z.enum(["first", "last"]), window: z.int().describe("Seconds") })
          .optional()
          .describe("The program's as it was"),
      }),
    )
    .describe("Whose link the person has come by"),
  rewards: z.array(
    z.object({
      id: z.string(),
      program: z.string(),
      rule: z.string().describe("Id of the reward in the config"),
      state: z.enum(REWARD_STATES),
      unit: z.string().describe("A currency, or what the reward is counted in"),
      amount: z.int(),
      code: z.string().nullable(),
      at: when,
    }),
  ),
});

export type ReferralJoinBody = z.output<typeof referralJoinBodySchema>;
export type ReferralStatusBody = z.output<typeof referralStatusBodySchema>;
export type ReferralSettingsBody = z.output<typeof referralSettingsBodySchema>;
export type ReferralStatusAnswer = z.infer<typeof referralStatusAnswerSchema>;
export type ReferralCodeAnswer = z.infer<typeof referralCodeAnswerSchema>;
export type ReferralQuoteBody = z.output<typeof referralQuoteBodySchema>;
export type ReferralQuoteAnswer = z.infer<typeof referralQuoteAnswerSchema>;

import { z } from "zod";
import type { NewsletterField, ReadNewsletter } from "../config/newsletter.ts";
import { CODE_SOURCES } from "../referral/attribution.ts";
import { FORM_FIELDS, lineSchema, versionSchema } from "./form-schema.ts";

/** The most bytes of what a newsletter form sends. */
export const MAX_FORM_BYTES = 32 * 1024;

/** The longest name, and the longest text of a field, in characters. */
const LONGEST_NAME = 100;
const LONGEST_TEXT = 1_000;

/** What a form sends beside what the site's config asks for. */
const FORM = {
  ...FORM_FIELDS,
  email: FORM_FIELDS.email.describe("The address that is asked whether it wants the newsletter"),
  name: lineSchema(LONGEST_NAME).optional(),
  consentText: z
    .object({ version: versionSchema })
    .optional()
    .describe("Version of the wording that was shown"),
  referral: z
    .string()
    .max(100)
    .optional()
    .describe("Code of the friend's link by which the visitor has come, if there is one"),
  referralBy: z
    .enum(CODE_SOURCES)
    .optional()
    .describe("How it came: `link` and `cookie` are visits; without it, it counts as if typed"),
};

/** What of a newsletter its form's schema goes by. */
type Declared = Pick<ReadNewsletter, "lists" | "fields" | "consent">;

/**
 * Body of `POST v1/newsletter`. Lists and fields are those that the config declares, each held
 * against its type; paths of problems are the names of the form's fields.
 *
 * @param declared none: as `openapi.json` tells it
 */
export function newsletterBodySchema(declared?: Declared) {
  const { lists, fields = [], consent } = declared ?? {};
  const list = lists ? z.enum(lists.map(({ id }) => id) as [string, ...string[]]) : z.string();
  return z.object({
    ...FORM,
    lists: z
      .array(list)
      .max(50)
      .transform(distinct)
      .optional()
      .describe("Ids; of a site that has several, at least one. None given: all"),
    fields: declared
      ? z
          .strictObject(Object.fromEntries(fields.map((field) => [field.id, valueSchema(field)])))
          .optional()
          .transform((given) => given ?? {})
          .superRefine((given, context) => {
            for (const { id, required } of fields) {
              if (!required || isGiven((given as Fields)[id])) continue;
              context.addIssue({
                code: "custom",
                path: [id],
                message: "This has to be filled in.",
              });
            }
          })
      : z.record(z.string(), z.unknown()).optional(),
    consent: consent?.box
      ? z.literal(["yes", true], "a tick in the box, sent as consent=yes")
      : z.literal(["yes", true]).optional(),
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** What a field may hold. Empty stands for nothing. */
function valueSchema({ type, choices = [] }: NewsletterField): z.ZodType {
  const choice = z.enum(choices.map(({ id }) => id) as [string, ...string[]]);
  switch (type) {
    case "text":
      return lineSchema(LONGEST_TEXT).optional();
    case "number":
      return z.number().min(-1e15).max(1e15).optional();
    case "date":
      return z.iso.date('a day such as "2026-03-20"').optional();
    case "choice":
      return choice.optional();
    case "choices":
      return z.array(choice).max(choices.length).transform(distinct).optional();
  }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The answer to every form that was taken, whoever's address it was. */
export const newsletterAnswerSchema = z.object({ status: z.literal("pending") });

/** Body of `POST v1/newsletter/resend`: the address, or the token of a link that has expired. */
export const resendBodySchema = z.object({
  email: FORM.email.optional(),
  locale: FORM.locale,
  idempotency: FORM.idempotency,
  proof: FORM.proof,
  t: z.string().max(4_096).optional().describe("Of a link in a mail"),
});

export type NewsletterBody = z.output<ReturnType<typeof newsletterBodySchema>>;
export type NewsletterAnswer = z.infer<typeof newsletterAnswerSchema>;
export type ResendBody = z.infer<typeof resendBodySchema>;

import { z } from "zod";
import type { NewsletterField, ReadNewsletter } from "../config/newsletter.ts";

/** The most bytes of what a newsletter form sends. */
export const MAX_FORM_BYTES = 32 * 1024;

/** The longest name, and the longest text of a field, in characters. */
const LONGEST_NAME = 100;
const LONGEST_TEXT = 1_000;

/** One line, without white space around it. */
const lineSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, "a text of one line");

const localeSchema = z
  .string()
  .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/, 'a language such as "ko"')
  .max(35);

const idempotencySchema = z
  .string()
  .regex(/^[\w-]{8,100}$/, "a random id such as a UUID")
  .describe("Made by whoever sends: sent twice, it signs up once");

/** What a form sends beside what the site's config asks for. */
const FORM = {
  email: z.string().max(320).describe("The address that is asked whether it wants the newsletter"),
  name: lineSchema(LONGEST_NAME).optional(),
  locale: localeSchema
    .optional()
    .describe("The form's language; the mail and its pages have the same"),
  page: z.string().max(2_000).optional().describe("Address of the page, kept without its query"),
  form: lineSchema(100).optional().describe("Tells one form of the site from another"),
  consentText: z
    .object({ version: z.string().regex(/^[\w.-]{1,40}$/, 'a version such as "2026-11"') })
    .optional()
    .describe("Version of the wording that was shown"),
  trap: z.string().max(1_000).optional().describe("A field that no person sees"),
  began: z.number().optional().describe("For how many milliseconds the form was open"),
  proof: z
    .union([z.record(z.string(), z.unknown()), z.string().max(4_000)])
    .optional()
    .describe("A challenge that was asked for, solved; of a form without code the ticket"),
  idempotency: idempotencySchema.optional(),
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

import { z } from "zod";

/** One line, without white space around it. */
export const lineSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, "a text of one line");

/**
 * A text of several lines. What no text has, such as halves of characters and control characters, is
 * left out without a word: whoever typed it cannot see it.
 */
export const proseSchema = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((text) =>
      text
        .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
        .replaceAll(/\p{Cs}/gu, "\uFFFD")
        .replaceAll(/(?!\n|\t)\p{Cc}/gu, "")
        .trim(),
    )
    .pipe(z.string().max(most));

/** A whole number, as code sends it or as a form does. */
export const scoreSchema = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ],
  "a whole number",
);

/** A form without code sends `yes`. */
export const yesSchema = z.union([z.boolean(), z.literal("yes").transform(() => true)]);

/** Version of a wording that was shown. */
export const versionSchema = z.string().regex(/^[\w.-]{1,40}$/, 'a version such as "2026-11"');

/** What every guarded form may send. */
export const FORM_FIELDS = {
  email: z.string().max(320),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/, 'a language such as "ko"')
    .max(35)
    .optional()
    .describe("The form's language; the mail and its pages have the same"),
  page: z.string().max(2_000).optional().describe("Address of the page, kept without its query"),
  form: lineSchema(100).optional().describe("Tells one form of the site from another"),
  trap: z.string().max(1_000).optional().describe("A field that no person sees"),
  began: z.number().optional().describe("For how many milliseconds the form was open"),
  proof: z
    .union([z.record(z.string(), z.unknown()), z.string().max(4_000)])
    .optional()
    .describe("A challenge that was asked for, solved; of a form without code the ticket"),
  idempotency: z
    .string()
    .regex(/^[\w-]{8,100}$/, "a random id such as a UUID")
    .optional()
    .describe("Made by whoever sends: sent twice, it counts once"),
};

import { z } from "zod";
import { durationSchema } from "../lifecycle/schema.ts";
import { problem } from "../problems/parse.ts";
import { seconds } from "../time/duration.ts";
import { codesSchema } from "./codes-schema.ts";
import { distinct } from "./distinct.ts";
import { localizedSchema } from "./localized-schema.ts";
import { nameSchema, pageSchema } from "./mail-schema.ts";
import { directSchema } from "./newsletter-direct-schema.ts";

const listSchema = z.strictObject({
  id: nameSchema,
  name: localizedSchema,
  description: localizedSchema.optional(),
  frequency: localizedSchema.optional(),
});

/** Traits and columns that mean something else already. */
const TAKEN = ["email", "name", "lists", "interests", "locale", "frequency", "emailVerified"];

const TYPES = ["text", "choice", "choices", "number", "date"] as const;

const fieldSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/, 'a word such as "teas"')
      .max(40),
    type: z.enum(TYPES),
    label: localizedSchema,
    choices: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[^\s,\p{C}]+$/u, 'a word without commas and spaces, such as "green-tea"')
            .max(60),
          label: localizedSchema,
        }),
      )
      .min(1)
      .max(50)
      .optional(),
    required: z.boolean("true or false").optional(),
    interest: z.boolean("true or false").optional(),
  })
  .superRefine(({ id, type, choices, interest }, context) => {
    const chosen = type === "choice" || type === "choices";
    if (TAKEN.includes(id)) {
      context.addIssue(
        problem(["id"], {
          expected: "a name that means nothing else",
          help: `Give the field another id: ${id} is known of everybody on the list already.`,
        }),
      );
    }
    if (chosen !== (choices !== undefined)) {
      context.addIssue(
        problem(["choices"], {
          expected: chosen ? "what can be chosen" : `no choices, since the type is ${type}`,
          help: chosen
            ? 'List them: choices: [{ id: "green-tea", label: "Green tea" }].'
            : 'Remove choices, or make the type "choice" or "choices".',
        }),
      );
    }
    if (interest && !chosen) {
      context.addIssue(
        problem(["interest"], {
          expected: "interest only beside choices",
          help: "Only what can be chosen makes interests that audiences ask for: remove it, or add choices.",
        }),
      );
    }
    distinct(choices ?? [], ["choices"], context);
  });

const incentiveSchema = z
  .strictObject({
    id: nameSchema.optional(),
    kind: z.enum(["code", "entry", "download"]),
    text: localizedSchema,
    codes: codesSchema.optional(),
    url: pageSchema.optional(),
    budget: z
      .strictObject({
        most: z.int().min(1).max(10_000_000),
        perDay: z.int().min(1).max(10_000_000).optional(),
      })
      .optional(),
  })
  .superRefine((value, context) => {
    for (const [key, kind] of [
      ["codes", "code"],
      ["url", "download"],
    ] as const) {
      if ((value[key] !== undefined) === (value.kind === kind)) continue;
      context.addIssue(
        problem([key], {
          expected: value.kind === kind ? `${key}, since the kind is ${kind}` : `no ${key}`,
          help:
            value.kind === kind
              ? `Say ${key === "codes" ? "where codes come from" : "where the download is"}.`
              : `Remove ${key}: it belongs to the kind ${kind}.`,
        }),
      );
    }
  });

/** For how long a sign-up is kept that nobody has confirmed; see the server's retention. */
const LONGEST = 30;

const confirmWithinSchema = durationSchema.superRefine((value, context) => {
  const length = seconds(value) ?? 0;
  if (length >= 3_600 && length <= LONGEST * 86_400) return;
  context.addIssue(
    problem([], {
      expected: `between "1h" and "${LONGEST}d"`,
      help: "People read mail hours later, and a sign-up is kept for thirty days: write a time between these.",
    }),
  );
});

/** Schema of the `newsletter` key. */
export const newsletterSchema = z
  .strictObject({
    lists: z.array(listSchema).min(1).max(50).optional(),
    fields: z.array(fieldSchema).max(20).optional(),
    name: z.boolean("true or false").optional(),
    consent: z
      .strictObject({
        text: localizedSchema,
        version: z.string().regex(/^[\w.-]{1,40}$/, 'a word such as "2026-11"'),
        box: z.boolean("true or false").optional(),
      })
      .optional(),
    incentive: incentiveSchema.optional(),
    confirmWithin: confirmWithinSchema.optional(),
    welcome: z.boolean("true or false").optional(),
    pages: z.strictObject({ confirmed: pageSchema.optional() }).optional(),
    direct: directSchema.optional(),
  })
  .superRefine(({ lists = [], fields = [] }, context) => {
    distinct(lists, ["lists"], context);
    distinct(fields, ["fields"], context);
  });

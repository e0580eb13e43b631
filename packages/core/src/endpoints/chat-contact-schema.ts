import { z } from "zod";
import type { ReadChat, ReadChatField } from "../config/chat.ts";
import { problem } from "../problems/parse.ts";
import { MAX_CHAT_TEXT } from "./chat-schema.ts";
import { FORM_FIELDS, lineSchema, proseSchema, yesSchema } from "./form-schema.ts";

/** The most characters of a field that is filled in before. */
const LONGEST_FIELD = 1_000;

/**
 * Body of `POST chat`, the form for who has no JavaScript: the answer comes by mail.
 *
 * @param chat none: as `openapi.json` tells it
 */
export function contactBodySchema(chat?: Pick<ReadChat, "fields" | "consent">) {
  return z
    .object({
      ...FORM_FIELDS,
      text: proseSchema(MAX_CHAT_TEXT).pipe(z.string().min(1)),
      email: FORM_FIELDS.email.describe("Where the answer goes"),
      fields: chat ? fieldsSchema(chat.fields) : z.record(z.string(), z.string()).optional(),
      consent: yesSchema.optional().describe("Whether what the site asks for was agreed to"),
    })
    .superRefine(({ consent }, context) => {
      if (!chat?.consent || consent) return;
      context.addIssue(
        problem(["consent"], { expected: "yes", found: "nothing", help: "Agree, or do not send." }),
      );
    });
}

/** What is asked before, but for the address, which has a place of its own. */
function fieldsSchema(fields: readonly ReadChatField[]) {
  const shape = fields
    .filter(({ type }) => type !== "email")
    .map((field): [string, z.ZodType<string | undefined>] => [field.id, valueSchema(field)]);
  return z.object(Object.fromEntries(shape)).prefault({});
}

function valueSchema({ type, options = [], required }: ReadChatField) {
  const schema =
    type === "select"
      ? z.enum(options.map(({ value }) => value) as [string, ...string[]])
      : lineSchema(LONGEST_FIELD).min(required ? 1 : 0);
  return required ? schema : schema.optional();
}

export type ContactBody = z.output<ReturnType<typeof contactBodySchema>>;

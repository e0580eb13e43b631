import { z } from "zod";
import type { AudienceContext } from "../audience/schema.ts";
import { keySchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { nearest } from "../problems/suggest.ts";
import { chatHoursSchema } from "./chat-hours-schema.ts";
import { ATTACHMENT_TYPES, CHAT_FIELD_TYPES, CHAT_REPLIES, INBOUND_MAIL } from "./chat.ts";
import { distinct } from "./distinct.ts";
import { localizedSchema } from "./localized-schema.ts";
import { isMailAddress } from "./mail-address.ts";
import { nameSchema, pageSchema } from "./mail-schema.ts";
import { promptSchema } from "./prompt-schema.ts";

/** Answers are kept as an object's keys. */
const fieldIdSchema = keySchema
  .regex(/^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/, 'a word such as "order"')
  .max(40);

const fieldSchema = z
  .strictObject({
    id: fieldIdSchema,
    label: localizedSchema,
    type: z.enum(CHAT_FIELD_TYPES),
    options: z
      .array(z.strictObject({ value: nameSchema, label: localizedSchema }))
      .min(2)
      .max(20)
      .optional(),
    required: z.boolean("true or false").optional(),
  })
  .superRefine(({ type, options }, context) => {
    const selected = type === "select";
    if (selected !== (options !== undefined)) {
      context.addIssue(
        problem(["options"], {
          expected: selected
            ? "what can be selected"
            : `no options, since the type is ${JSON.stringify(type)}`,
          help: selected
            ? 'List them: options: [{ value: "order", label: "My order" }, …].'
            : 'Remove options, or make the type "select".',
        }),
      );
    }
    const values = (options ?? []).map(({ value }) => value);
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      context.addIssue(
        problem(["options", index, "value"], {
          expected: "a value of its own",
          help: "Another option has this value: give this one a name of its own, or remove it.",
        }),
      );
    });
  });

const fieldsSchema = z
  .array(fieldSchema)
  .max(10)
  .superRefine((fields, context) => {
    distinct(fields, [], context);
    const first = fields.findIndex(({ type }) => type === "email");
    fields.forEach(({ type }, index) => {
      if (type !== "email" || index === first) return;
      context.addIssue(
        problem([index, "type"], {
          expected: "one field for an address",
          help: "Answers are mailed to one address: remove this field, or the other one.",
        }),
      );
    });
  });

/** Files in which code can stand, which a browser would run. */
const ACTIVE = /svg|html|xml|script|ecma|flash|json/i;

const typeSchema = z.string().superRefine((value, context) => {
  const known: readonly string[] = ATTACHMENT_TYPES;
  if (known.includes(value)) return;
  const meant = value.startsWith("image/") ? nearest(value, known) : undefined;
  context.addIssue(
    problem([], {
      expected: `one of ${ATTACHMENT_TYPES.join(", ")}`,
      help: ACTIVE.test(value)
        ? "Remove it: a file of this kind can carry code, which would run where the team opens it."
        : meant
          ? `Did you mean ${JSON.stringify(meant)}?`
          : "Remove it: only files are taken whose first bytes say what they are, and that run nothing.",
    }),
  );
});

const ATTACHMENTS = 'true, false, or { types: ["image/png"], mostBytes: 5_000_000 }';

const attachmentsSchema = z.union(
  [
    z.boolean(),
    z.strictObject({
      types: z.array(typeSchema).min(1).optional(),
      mostBytes: z.int().min(1_000).max(10_000_000).optional(),
    }),
  ],
  ATTACHMENTS,
);

const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/;

const answererSchema = z.strictObject({
  url: z
    .string()
    .max(2_000)
    .superRefine((value, context) => {
      const secure = /^https:\/\/[^\s/?#@]+([/?#][^\s]*)?$/.test(value);
      if (secure || (LOCAL.test(value) && !value.includes("@"))) return;
      const plain = value.startsWith("http:");
      const secret = /^https?:\/\/[^/?#]*@/.test(value);
      context.addIssue(
        problem([], {
          expected: 'an address such as "https://answers.nuri.example/ask"',
          found: secret ? "an address with a name or a password" : JSON.stringify(value),
          help: secret
            ? "Take it out, and put the secret into CHAT_ANSWERER_SECRET in the server's environment: the config is read where pages are built."
            : plain
              ? "Use https: questions of visitors stand in what is sent."
              : "Write the whole address, with https: in front.",
        }),
      );
    }),
});

const globSchema = z
  .string()
  .regex(/^\/\S*$/, 'a path that begins with "/", such as "/help/**"')
  .max(200);

const answersSchema = z
  .strictObject({
    pages: z.array(globSchema).min(1).max(100).optional(),
    entries: z
      .array(
        z.strictObject({
          id: nameSchema,
          question: localizedSchema,
          answer: localizedSchema,
          page: pageSchema.optional(),
        }),
      )
      .max(500)
      .optional(),
    answerer: answererSchema.optional(),
  })
  .superRefine(({ entries = [] }, context) => distinct(entries, ["entries"], context));

/** Room that the signature leaves in front of the at sign, where 64 letters fit. */
const LONGEST_LOCAL_PART = 20;

const replyToSchema = z.string().superRefine((value, context) => {
  const [local = ""] = value.split("@");
  const plain = isMailAddress(value);
  if (plain && !local.includes("+") && local.length <= LONGEST_LOCAL_PART) return;
  context.addIssue(
    problem([], {
      expected: 'an address such as "chat@in.nuri.example"',
      help: plain
        ? `Each mail puts "+" and a signature in front of the "@": write at most ${LONGEST_LOCAL_PART} letters there, and no "+".`
        : "Write one address without a name.",
    }),
  );
});

const quickRepliesSchema = z.array(localizedSchema).max(6);

/** Schema of the `chat` key over the stages and audiences that a config has. */
export function chatSchema(about: AudienceContext) {
  return z.strictObject({
    team: localizedSchema.optional(),
    greeting: localizedSchema.optional(),
    hours: chatHoursSchema.optional(),
    away: localizedSchema.optional(),
    reply: z.enum(CHAT_REPLIES).optional(),
    fields: fieldsSchema.optional(),
    consent: z.strictObject({ text: localizedSchema, link: pageSchema.optional() }).optional(),
    quickReplies: quickRepliesSchema.optional(),
    attachments: attachmentsSchema.optional(),
    transcript: z.boolean("true or false").optional(),
    rating: z.boolean("true or false").optional(),
    sound: z.boolean("true or false").optional(),
    answers: answersSchema.optional(),
    mail: z
      .strictObject({ replyTo: replyToSchema, inbound: z.enum(INBOUND_MAIL).optional() })
      .optional(),
    lines: z
      .array(
        promptSchema(about).extend({
          text: localizedSchema,
          quickReplies: quickRepliesSchema.optional(),
        }),
      )
      .optional(),
  });
}

import { z } from "zod";
import { type AudienceContext, audienceSchema } from "../audience/schema.ts";
import { durationSchema } from "../lifecycle/schema.ts";
import { keySchema, matchesSchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { seconds } from "../time/duration.ts";
import { LOCALE_PART } from "./localized-page.ts";
import { isMailAddress, parseMailbox } from "./mail-address.ts";

const ADDRESS = '"hello@nuri.example", "Nuri Tea <hello@nuri.example>", or { name, address }';

const oneLine = z.string().regex(/^[^\p{Cc}\u2028\u2029]*$/u, "a text of one line");

const mailboxSchema = z.union(
  [
    z.string().superRefine((value, context) => {
      if (parseMailbox(value)) return;
      context.addIssue(
        problem([], {
          expected: ADDRESS,
          help: "Write one address, with a name before it if you like, and without line breaks.",
        }),
      );
    }),
    z.strictObject({
      name: oneLine.min(1).max(100).optional(),
      address: z.string().refine(isMailAddress, 'an address such as "hello@nuri.example"'),
    }),
  ],
  ADDRESS,
);

/** A page: a path, or an address, with the language in brackets where it has one. */
export const pageSchema = z
  .string()
  .regex(
    /^(\/(?![/\\])|https?:\/\/[^\s/?#@]+)[^\s\p{Cc}]*$/u,
    'a path such as "/cart", or an address such as "https://shop.nuri.example/cart"',
  )
  .superRefine((value, context) => {
    const path = value.replace(/^https?:\/\/[^/?#]+/, "").replaceAll(LOCALE_PART, "");
    const [stray] = /[[{][^\]}]*[\]}]?|[\]}]/.exec(path) ?? [];
    if (stray === undefined) return;
    context.addIssue(
      problem([], {
        expected: "no brackets but [locale] and [...locale]",
        found: stray,
        help: 'Write "/[locale]/cart" where every language has its part of the path, and "/[...locale]/cart" where the first of site.locales has none.',
      }),
    );
  });

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

const eventsSchema = oneOrMore(z.string().min(1));

/** Names of mails and connectors: they stand in tables, in variables and in commands. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a kebab-case word such as "thank-you"')
  .max(40);

const TRIGGERS = ["event", "stage", "dormant"];

/** Which keys go with what sets a mail off. */
const COMPANIONS = { properties: "event", track: "stage" } as const;

function triggerSchema({ stages, tracked }: AudienceContext) {
  return z
    .strictObject({
      event: eventsSchema.optional(),
      properties: matchesSchema.optional(),
      stage: oneOrMore(z.enum(stages as [string, ...string[]])).optional(),
      track: keySchema.optional(),
      dormant: z.literal(true).optional(),
    })
    .superRefine((value, context) => {
      const kinds = TRIGGERS.filter((key) => value[key as keyof typeof value] !== undefined);
      if (kinds.length !== 1) {
        context.addIssue(
          problem([], {
            expected: "exactly one of event, stage, dormant",
            found: kinds.length === 0 ? "none of them" : kinds.join(" and "),
            help: "Say one thing that sets the mail off; a second one takes a mail of its own.",
          }),
        );
      }
      for (const [key, companion] of Object.entries(COMPANIONS)) {
        if (value[key as "track"] === undefined || kinds[0] === companion) continue;
        context.addIssue(
          problem([key], {
            expected: `${key} only beside ${companion}`,
            help: `Remove ${key}, or name the ${companion} that it belongs to.`,
          }),
        );
      }
      if (value.track === undefined || tracked) return;
      context.addIssue(
        problem(["track"], {
          expected: "lifecycle.trackBy in the config",
          help: "Set lifecycle.trackBy to the event property that names the track, or remove this key.",
        }),
      );
    });
}

const rhythmSchema = z
  .strictObject({
    rhythm: z.literal("orders"),
    atLeast: durationSchema.optional(),
    atMost: durationSchema.optional(),
  })
  .superRefine(({ atLeast, atMost }, context) => {
    if ((seconds(atLeast ?? "1d") ?? 0) <= (seconds(atMost ?? "365d") ?? Infinity)) return;
    context.addIssue(
      problem(["atLeast"], {
        expected: `at most ${atMost ?? "365d"}, as atMost says`,
        help: "No time is both, so this mail could never be sent: correct one of them.",
      }),
    );
  });

/** Days for which the server knows who has got which mail. */
const REMEMBERED = 400;

const rememberedSchema = durationSchema.superRefine((value, context) => {
  if ((seconds(value) ?? 0) <= REMEMBERED * 86_400) return;
  context.addIssue(
    problem([], {
      expected: `at most "${REMEMBERED}d"`,
      help: "So long the server knows who has got which mail: write a shorter time.",
    }),
  );
});

function lifecycleMailSchema(about: AudienceContext) {
  return z.strictObject({
    id: nameSchema,
    when: triggerSchema(about),
    after: z
      .union([durationSchema, rhythmSchema], 'a duration such as "2h", or { rhythm: "orders" }')
      .optional(),
    if: audienceSchema(about).optional(),
    stopWhen: eventsSchema.optional(),
    template: nameSchema,
    kind: z.enum(["transactional", "marketing"]).optional(),
    atMostOncePer: rememberedSchema.optional(),
    list: nameSchema.optional(),
  });
}

/** Schema of the `mail` key over the stages and audiences that a config has. */
export function mailSchema(about: AudienceContext) {
  return z
    .strictObject({
      from: mailboxSchema.optional(),
      replyTo: mailboxSchema.optional(),
      postalAddress: z.string().min(1).max(300).optional(),
      templates: z.string().min(1).optional(),
      links: z
        .strictObject({
          shop: pageSchema.optional(),
          cart: pageSchema.optional(),
          account: pageSchema.optional(),
          privacy: pageSchema.optional(),
        })
        .optional(),
      perDay: z.int().min(1).max(1000).optional(),
      perWeek: z.int().min(1).max(1000).optional(),
      confirmationsPerHour: z.int().min(1).max(1_000_000).optional(),
      alertsTo: mailboxSchema.optional(),
      lifecycle: z.array(lifecycleMailSchema(about)).max(100).optional(),
    })
    .superRefine(({ from, postalAddress, alertsTo, lifecycle = [] }, context) => {
      lifecycle.forEach(({ id }, index) => {
        if (lifecycle.findIndex((other) => other.id === id) === index) return;
        context.addIssue(
          problem(["lifecycle", index, "id"], {
            expected: "an id of its own",
            help: "Another mail has this id: give this one a name of its own, since records tell mails apart by it.",
          }),
        );
      });
      if ((lifecycle.length > 0 || alertsTo !== undefined) && from === undefined) {
        context.addIssue(
          problem(["from"], {
            expected: ADDRESS,
            help: "Say whom the mails are from.",
          }),
        );
      }
      if (postalAddress === undefined && lifecycle.some(({ kind }) => kind === "marketing")) {
        context.addIssue(
          problem(["postalAddress"], {
            expected: 'the sender\'s postal address, such as "Nuri Tea, Jongno-gu, Seoul"',
            help: "Marketing mail must say where its sender can be found: add it, or remove the mails of that kind.",
          }),
        );
      }
    });
}

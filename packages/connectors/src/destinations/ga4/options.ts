import { problem } from "@stagelight/core/config";
import { z } from "zod";
import { isPersonal, LIMITS, wrongEventName, wrongParameterName } from "./names.ts";

/** A name of events or parameters that Google Analytics takes. */
const named = (wrong: (name: string) => string | undefined, expected: string) =>
  z.string().superRefine((name, context) => {
    const found = wrong(name);
    if (found === undefined) return;
    context.addIssue(
      problem([], {
        expected,
        found: `${found}: ${JSON.stringify(name.slice(0, LIMITS.name + 1))}`,
        help: "Choose another name: Google Analytics drops what it does not take without a word.",
      }),
    );
  });

const eventName = named(wrongEventName, 'a name such as "newsletter_joined"');
const parameterName = named(
  wrongParameterName,
  'the name of a property such as "plan"',
).superRefine((name, context) => {
  if (!isPersonal(name)) return;
  context.addIssue(
    problem([], {
      expected: "a property that does not tell who somebody is",
      found: JSON.stringify(name.slice(0, LIMITS.name)),
      help: "Leave it out: Google's terms forbid to send personal data.",
    }),
  );
});

/** Options of the destination `ga4`. */
export const optionsSchema = z.strictObject({
  /** Of the web data stream: Admin → Data collection → Data streams. */
  measurementId: z
    .string()
    .regex(/^G-[A-Z0-9]{4,20}$/, 'the measurement ID of a web stream, such as "G-ABC123DEF4"'),
  /** `eu`: events are taken in by servers in the European Union. */
  region: z.enum(["world", "eu"]).default("world"),
  /** Another address that takes the events and passes them on, such as a tagging server of one's own. */
  url: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
  /**
   * Whose events are told. What happens in browsers is what Google's tag tells already: `any` is for
   * sites without it.
   */
  trust: z.enum(["verified", "any"]).default("verified"),
  /**
   * Track events by their name: what each is called in Google Analytics, or `false` to leave one out.
   * The commerce events have names already.
   */
  events: z.record(z.string(), z.union([z.literal(false), eventName])).default({}),
  /** Properties that are sent as parameters of the same name, besides those of commerce. */
  parameters: z.array(parameterName).max(10).default([]),
  /** For sales that say none; ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'the code of a currency, such as "EUR"')
    .optional(),
  /** Whether changes of the verified stage are told. */
  stages: z.boolean().default(true),
  /**
   * Whether the site's own id of the person is sent, which joins devices in the reports. Google's
   * terms ask that people are told of it.
   */
  userId: z.boolean().default(false),
});

export type Ga4Options = z.infer<typeof optionsSchema>;

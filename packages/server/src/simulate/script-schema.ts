import { problem } from "@stagelight/core/config";
import { seconds } from "@stagelight/core/simulate";
import { z } from "zod";

const DURATION = 'a duration such as "30m", "2d" or "1w"';
const LATER = /\slater$/;
const ENTRY = 'a path ("/compare/"), an event ("Product Added"), a pause ("2d later") or an object';

const duration = z.string(DURATION).superRefine((value, context) => {
  if (seconds(value) !== undefined) return;
  context.addIssue(
    problem([], { expected: DURATION, help: "Write a number and one of s, m, h, d, w." }),
  );
});

const path = z.string().superRefine((value, context) => {
  if (value.startsWith("/")) return;
  context.addIssue(
    problem([], {
      expected: 'a path that begins with "/"',
      help: 'Leave out the host: write it like "/compare/".',
    }),
  );
});

const short = z.string().superRefine((value, context) => {
  const text = value.trim();
  if (text === "") {
    context.addIssue(problem([], { expected: ENTRY, help: "Write something, or remove it." }));
  } else if (LATER.test(text) && seconds(text.replace(LATER, "")) === undefined) {
    context.addIssue(
      problem([], {
        expected: 'a pause such as "30m later" or "2d later"',
        help: "Write a number and one of s, m, h, d, w before the word later.",
      }),
    );
  }
});

const record = z.record(z.string(), z.unknown());

/** What one entry of a visitor's events can be, of which it must be exactly one. */
const KINDS = ["page", "event", "identify", "repeat"] as const;

/** Keys that only go with some kinds. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  properties: ["page", "event"],
  referrer: ["page"],
  verified: ["page", "event", "identify"],
  every: ["repeat"],
  events: ["repeat"],
};

const long = z
  .strictObject({
    page: path.optional(),
    event: z.string().min(1).max(200).optional(),
    identify: record.optional(),
    repeat: z.int().min(1).max(10_000).optional(),
    properties: record.optional(),
    referrer: z.url().optional(),
    verified: z.boolean().optional(),
    every: duration.optional(),
    get events() {
      return z.array(entry).min(1).optional();
    },
  })
  .superRefine((value, context) => {
    const kinds = KINDS.filter((kind) => value[kind] !== undefined);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
      context.addIssue(
        problem([], {
          expected: "exactly one of page, event, identify or repeat",
          help: kind ? "Make two entries of it." : "Say what the visitor does.",
        }),
      );
      return;
    }
    if (kind === "repeat" && value.events === undefined) {
      context.addIssue(
        problem(["events"], { expected: "the entries to repeat", help: 'Add the key "events".' }),
      );
    }
    for (const [key, partners] of Object.entries(COMPANIONS)) {
      if (value[key as keyof typeof value] === undefined || partners.includes(kind)) continue;
      context.addIssue(
        problem([key], {
          expected: `this key only beside ${partners.join(", ")}`,
          help: "Remove the key.",
        }),
      );
    }
  });

const entry: z.ZodType<ScriptEntry> = z.lazy(() => z.union([short, long], ENTRY));

const visitorSchema = z.strictObject({
  name: z.string().min(1).max(60),
  locale: z.string().min(1).optional(),
  count: z.int().min(1).max(100_000).optional(),
  events: z.array(entry).min(1),
});

/** Schema of a script: who comes to the site, and what each does. */
export const scriptSchema = z.strictObject({
  start: z.iso.date('a date such as "2026-03-02"').optional(),
  visitors: z
    .array(visitorSchema)
    .min(1)
    .superRefine((visitors, context) => {
      const names = visitors.map(({ name }) => name);
      names.forEach((name, index) => {
        if (names.indexOf(name) === index) return;
        context.addIssue(
          problem([index, "name"], {
            expected: "a name of its own",
            help: "Another visitor has this name: give this one another.",
          }),
        );
      });
    }),
});

/** One thing that a visitor does. */
export type ScriptEntry = string | LongEntry;

/** An entry that says more than a path or a name. */
export interface LongEntry {
  readonly page?: string | undefined;
  readonly event?: string | undefined;
  readonly identify?: Readonly<Record<string, unknown>> | undefined;
  readonly repeat?: number | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly referrer?: string | undefined;
  readonly verified?: boolean | undefined;
  readonly every?: string | undefined;
  readonly events?: readonly ScriptEntry[] | undefined;
}

/** A script that was read. */
export type Script = z.output<typeof scriptSchema>;

/** Seconds of a pause such as `"2d later"`; nothing when the text is none. */
export function pauseIn(text: string): number | undefined {
  return LATER.test(text.trim()) ? seconds(text.trim().replace(LATER, "")) : undefined;
}

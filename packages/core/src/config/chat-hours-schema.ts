import { z } from "zod";
import { problem } from "../problems/parse.ts";
import { nearest } from "../problems/suggest.ts";
import { spanOf } from "./chat-hours.ts";
import { WEEK_DAYS } from "./chat.ts";

const ZONE = 'a time zone such as "Asia/Seoul"';

const timeZoneSchema = z.string().superRefine((value, context) => {
  // An offset is no place: it knows no summer time.
  if (/^[A-Za-z]/.test(value) && isTimeZone(value)) return;
  const city = (zone: string) => zone.split("/").at(-1)!;
  const zones = Intl.supportedValuesOf("timeZone");
  const meant =
    nearest(value, zones) ??
    zones.find((zone) => city(zone) === nearest(city(value), zones.map(city)));
  context.addIssue(
    problem([], {
      expected: ZONE,
      help: meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : "Name the place by whose clocks the hours are, as the time zone database does: continent, slash, city.",
    }),
  );
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const SPAN = 'a span of a day such as "09:00-18:00"';

const spanSchema = z.string(SPAN).superRefine((value, context) => {
  const span = spanOf(value);
  if (span && span[0] < span[1]) return;
  context.addIssue(
    problem([], {
      expected: SPAN,
      help: span
        ? 'It ends before it begins. Where it goes on past midnight, write both parts: "22:00-24:00" on this day, "00:00-02:00" on the next.'
        : "Write hours and minutes with two digits each, and a hyphen between the two times.",
    }),
  );
});

const daySchema = z
  .array(spanSchema, 'a list of spans such as ["09:00-18:00"]')
  .max(12)
  .superRefine((spans, context) => {
    const read = spans.map((span) => spanOf(span) ?? ([0, 0] as const));
    read.forEach(([from, to], index) => {
      const before = read.slice(0, index).findIndex((other) => from < other[1] && other[0] < to);
      if (before < 0) return;
      context.addIssue(
        problem([index], {
          expected: "a span outside of the others of the day",
          help: `It overlaps with ${JSON.stringify(spans[before])}: make them one, or correct one of them.`,
        }),
      );
    });
  });

const dateSchema = z.string().superRefine((value, context) => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const at = new Date(`${value}T00:00:00Z`);
    // Some engines take the 31st of a short month for the next one's first.
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)) return;
  }
  context.addIssue(
    problem([], {
      expected: 'a day such as "2026-12-25"',
      help: "Write year, month and day, with hyphens, of a day that there is.",
    }),
  );
});

/** Schema of a {@link import("./chat.ts").ChatHours}. */
export const chatHoursSchema = z.strictObject({
  timeZone: timeZoneSchema,
  weekly: z
    .strictObject(
      Object.fromEntries(WEEK_DAYS.map((day) => [day, daySchema.optional()])) as Record<
        (typeof WEEK_DAYS)[number],
        z.ZodOptional<typeof daySchema>
      >,
    )
    .superRefine((weekly, context) => {
      if (Object.values(weekly).some((spans) => spans?.length)) return;
      context.addIssue(
        problem([], {
          expected: "at least one span on a day",
          help: 'With none nobody would ever answer: write when somebody does, such as { mon: ["09:00-18:00"] }, or remove hours.',
        }),
      );
    }),
  closed: z.array(dateSchema).max(1_000).optional(),
});

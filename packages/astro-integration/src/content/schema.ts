import { problem } from "@stagelight/core/config";
import { z } from "zod";
import { moment } from "./window.ts";

const text = z.string("a text").trim().min(1, "a text that is not empty");

const DATE = 'a day such as 2026-12-24, or a time such as "2026-12-24T18:00+09:00"';

const date = z.union([z.date(), z.string()], DATE).superRefine((value, context) => {
  if (moment(value)) return;
  context.addIssue(
    problem([], { expected: DATE, help: "Write year-month-day, of a day that exists." }),
  );
});

/** The keys of an entry's front matter. */
const SHAPE = {
  /** Where on the site it shows: the `place` of a `<StageContent>`. */
  place: text,
  /** Who sees it: an audience, or the name of one in the config. Without it, everybody. */
  when: z.unknown().optional(),
  /** Entries of higher priority are asked first. Default: 0. */
  priority: z.number("a number").optional(),
  /** Shows from this day or time on. A plain day begins at midnight UTC. */
  from: date.optional(),
  /** Shows until the end of this day, or until this time. A plain day ends at midnight UTC. */
  until: date.optional(),
  /** Languages of the pages that it is for, `"ko"` or several. Without it, all. */
  locale: z
    .union([text, z.array(text).min(1)], 'a language such as "ko", or a list of them')
    .optional(),
  /** What lists and reports call it. Without it, its file. */
  title: text.optional(),
};

/** The names of these keys. */
export const KEYS: readonly string[] = Object.keys(SHAPE);

/**
 * Schema of the front matter of the `stagelight` collection.
 *
 * @param extend zod schemas of keys that the site adds
 */
export function stagelightSchema<Added extends z.core.$ZodLooseShape = object>(extend?: Added) {
  return z.strictObject({ ...SHAPE, ...extend } as typeof SHAPE & Added);
}

/** Front matter of an entry. */
export type FrontMatter = z.output<z.ZodObject<typeof SHAPE>>;

import { z } from "zod";
import { problem } from "../problems/parse.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const bounds = z
  .strictObject({
    gte: z.number().optional(),
    gt: z.number().optional(),
    lte: z.number().optional(),
    lt: z.number().optional(),
    exists: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    // A Date or a regular expression has no keys of its own, and would not survive into a page.
    const keys = Object.keys(value);
    if (keys.length === 0 || (keys.length > 1 && "exists" in value)) {
      context.addIssue(
        problem([], {
          expected: "bounds (gte, gt, lte, lt), or exists alone",
          help: "Give at least one bound, or exists alone.",
        }),
      );
    }
    const low = Math.max(value.gte ?? -Infinity, value.gt ?? -Infinity);
    const high = Math.min(value.lte ?? Infinity, value.lt ?? Infinity);
    if (low > high || (low === high && (value.gt === low || value.lt === high))) {
      context.addIssue(
        problem([], {
          expected: "bounds that a number can satisfy",
          help: "No number is within these bounds, so this can never fit: correct one of them.",
        }),
      );
    }
  });

/** Schema of {@link import("./match.ts").Bounds}. */
export const boundsSchema = bounds.refine((value) => !("exists" in value), {
  message: "bounds such as { gte: 50 }",
});

/** Schema of {@link import("./match.ts").Match}. */
const matchSchema = z.union(
  [scalar, z.array(scalar).min(1), bounds],
  "a text, a number, true or false, a list of them, bounds such as { gte: 5 }, or { exists: true }",
);

/** Schema of a number, several numbers, or bounds on one. */
export const numberMatchSchema = z.union(
  [z.number(), z.array(z.number()).min(1), bounds],
  "a number, a list of numbers, or bounds such as { gte: 2 }",
);

/** Keys that would reach an object's prototype are refused at every depth. */
export const keySchema = z
  .string()
  .min(1)
  .refine((key) => !key.split(".").some((part) => FORBIDDEN.has(part)), {
    message: "a name other than __proto__, constructor or prototype",
  });

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype", ""]);

/** Schema of {@link import("./match.ts").Matches}. */
export const matchesSchema = z.record(keySchema, matchSchema).superRefine((value, context) => {
  if (Object.keys(value).length > 0) return;
  context.addIssue(
    problem([], { expected: "at least one property", help: "Name a property, or remove the key." }),
  );
});

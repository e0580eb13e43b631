import { z } from "zod";
import { MAX_SHOWN } from "../attention/memory.ts";
import { durationSchema } from "../lifecycle/schema.ts";
import { problem } from "../problems/parse.ts";
import { seconds } from "../time/duration.ts";
import { ATTENTION } from "./attention.ts";

// The memory of shows is no longer than this.
const timesSchema = z.int().min(0).max(MAX_SHOWN);

/** Whoever waits longer than this sees no page for so long. */
const LONGEST_WAIT = 600;

/** Schema of the `attention` key. */
export const attentionSchema = z
  .strictObject({
    perSession: timesSchema.optional(),
    perWeek: timesSchema.optional(),
    quietAfterDismiss: durationSchema.optional(),
    askAgainAfter: durationSchema.optional(),
    notBefore: durationSchema
      .superRefine((value, context) => {
        if ((seconds(value) ?? 0) <= LONGEST_WAIT) return;
        context.addIssue(
          problem([], {
            expected: "ten minutes or less",
            help: "Hardly anybody stays on one page for longer, so no prompt would ever show: write a few seconds. To show none, set perWeek: 0.",
          }),
        );
      })
      .optional(),
  })
  .superRefine(({ perSession, perWeek, quietAfterDismiss, askAgainAfter }, context) => {
    const week = perWeek ?? ATTENTION.perWeek;
    if (perSession !== undefined && perWeek !== 0 && perSession > week) {
      context.addIssue(
        problem(["perSession"], {
          expected: `at most ${week}, as perWeek says${perWeek === undefined ? " by default" : ""}`,
          help: "No session can show more than seven days may: write a smaller number, or a larger perWeek.",
        }),
      );
    }
    const quiet = seconds(quietAfterDismiss ?? ATTENTION.quietAfterDismiss) ?? 0;
    if (askAgainAfter === undefined || (seconds(askAgainAfter) ?? quiet) >= quiet) return;
    context.addIssue(
      problem(["askAgainAfter"], {
        expected: `at least ${quietAfterDismiss ?? ATTENTION.quietAfterDismiss}, as quietAfterDismiss says`,
        help: "No prompt shows before quietAfterDismiss is over: write a longer time here, or a shorter one there.",
      }),
    );
  });

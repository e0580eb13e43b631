import type { z } from "zod";
import { problem } from "../problems/parse.ts";

/** Tells of ids that stand there twice. */
export function distinct(
  entries: readonly { readonly id: string }[],
  path: readonly string[],
  context: z.RefinementCtx,
): void {
  entries.forEach(({ id }, index) => {
    if (entries.findIndex((other) => other.id === id) === index) return;
    context.addIssue(
      problem([...path, index, "id"], {
        expected: "an id of its own",
        help: "Another entry has this id: give this one a name of its own, or remove it.",
      }),
    );
  });
}

import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { unfreezeProduct } from "../moderate/unfreeze.ts";
import { onReviews } from "./on-reviews.ts";

/** Lets an average go on that stood still. */
export const reviewsUnfreezeCommand: Command = {
  arguments: { product: "the shop's id of the product" },
  options: { config: CONFIG_OPTION },
  notes: [
    "The average that pages show stands still when very many reviews come at once. Look at",
    "them first, with stagelight reviews list --product <id>: what is spam or fake is hidden,",
    "and everything else counts from now on.",
  ],
  run: (values, { out }) =>
    onReviews(values, async ({ database }) => {
      const product = String(values.product);
      if (!(await unfreezeProduct({ database }, { product, now: Date.now() }))) {
        throw wrong("Its average does not stand still.", {
          path: "product",
          expected: "a product whose average stands still",
          found: JSON.stringify(product),
          help: "See: stagelight reviews figures.",
        });
      }
      out(`The average of ${product} goes on.`);
      return 0;
    }),
};

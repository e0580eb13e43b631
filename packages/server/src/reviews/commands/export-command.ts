import { closeSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { newFile } from "../../csv/new-file.ts";
import { exportReviews } from "./export-reviews.ts";
import { onReviews, PRODUCT_OPTION, productOf } from "./on-reviews.ts";

/** Writes down all reviews. */
export const reviewsExportCommand: Command = {
  optionalArguments: { file: "where they go; without it, they are printed" },
  options: {
    product: PRODUCT_OPTION,
    bom: { help: "Begin with a byte order mark, which Excel needs to read Korean and Chinese" },
    config: CONFIG_OPTION,
  },
  notes: [
    "Published ones, those that wait and hidden ones, with their reasons. What a spreadsheet",
    "would take for a formula begins with a quotation mark ('), which reviews import takes",
    "away again; breaks within a text become blanks.",
  ],
  run: (values, { out }) =>
    onReviews(values, async ({ database: { db } }) => {
      const product = productOf(values);
      const parts = exportReviews(db, {
        ...(product !== undefined && { product }),
        mark: values.bom === true,
      });
      if (typeof values.file !== "string") {
        // The terminal ends the line itself.
        for await (const { text } of parts) out(text.replace(/\r\n$/, ""));
        return 0;
      }
      const path = resolve(values.file);
      const file = newFile(path, "[file]");
      let reviews = 0;
      try {
        for await (const part of parts) {
          writeSync(file, part.text);
          reviews += part.reviews;
        }
      } finally {
        closeSync(file);
      }
      out(`Wrote ${reviews.toLocaleString("en")} reviews into ${path}.`);
      return 0;
    }),
};

import type { ReadConfig } from "@stagelight/core/config";
import type { OptionValues } from "../../command-line/command.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Database } from "../../store/database.ts";
import { useDatabase } from "../../store/use-database.ts";

/** What a command of reviews works with. */
export interface OnReviews {
  readonly database: Database;
  readonly config: ReadConfig;
  readonly settings: Settings;
}

/** Who has decided what is decided here. */
export const ACTOR = "command line";

/**
 * Opens the database of a site that has reviews.
 *
 * @param signs whether the command makes keys of addresses
 * @throws StagelightError `command-invalid` where the config has none
 */
export async function onReviews<Result>(
  values: OptionValues,
  run: (on: OnReviews) => Promise<Result>,
  { signs = false }: { readonly signs?: boolean } = {},
): Promise<Result> {
  const { config, settings } = await readSite(values, { signs });
  if (!config.review) {
    throw wrong("This site has no reviews.", {
      path: "review",
      expected: "review in stagelight.config.ts",
      found: "nothing",
      help: "Add review: {} to it, or name another config with --config.",
    });
  }
  return useDatabase(settings.database, (database) => run({ database, config, settings }));
}

/** The option `product`. */
export const PRODUCT_OPTION = {
  value: "<id>",
  help: "Only those of this product, by the shop's id of it",
} as const;

/** The product behind `--product`. */
export function productOf({ product }: OptionValues): string | undefined {
  return typeof product === "string" ? product : undefined;
}

import { defineCollection } from "astro/content/config";
import type { z } from "zod";
import { stagelightLoader, type StagelightLoaderOptions } from "./content/loader.ts";
import { stagelightSchema } from "./content/schema.ts";

export { stagelightLoader, type StagelightLoaderOptions, stagelightSchema };

/** Options of {@link stagelightCollection}. */
export interface StagelightCollectionOptions<Added> {
  /** The folder of the entries, from the site's root. Default: `src/content/stagelight`. */
  readonly base?: string;
  /** Keys that the site adds to the front matter: `{ author: z.string() }`. */
  readonly extend?: Added;
}

/**
 * The collection of content for stages, for `src/content.config.ts`:
 * `export const collections = { stagelight: stagelightCollection() };`
 */
export function stagelightCollection<Added extends z.core.$ZodLooseShape = object>({
  base,
  extend,
}: StagelightCollectionOptions<Added> = {}) {
  const options = { keys: Object.keys(extend ?? {}), ...(base !== undefined && { base }) };
  return defineCollection({ loader: stagelightLoader(options), schema: stagelightSchema(extend) });
}

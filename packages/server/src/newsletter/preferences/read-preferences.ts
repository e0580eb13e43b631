import {
  parseFriendly,
  type Problem,
  type ReadNewsletter,
  StagelightError,
} from "@stagelight/core/config";
import { newsletterBodySchema } from "@stagelight/core/endpoints";
import type { Given } from "../../forms/given.ts";
import { isFrequency } from "../frequency.ts";
import type { Said } from "./change.ts";

/** A form of the preference centre that fits. */
export interface ReadPreferences {
  readonly said: Said;
  /** Lists that are ticked. */
  readonly lists: readonly string[];
}

/**
 * Holds the form of the preference centre against the config. What is empty there is to be empty.
 *
 * @param locales of the site
 */
export function readPreferences(
  newsletter: ReadNewsletter,
  locales: readonly string[],
  given: Given,
): ReadPreferences | { readonly problems: readonly Problem[] } {
  // Who has come by another way need not have been asked.
  const fields = newsletter.fields.map((field) => ({ ...field, required: false }));
  const schema = newsletterBodySchema({ ...newsletter, fields }).pick({
    name: true,
    fields: true,
    lists: true,
  });
  try {
    const read = parseFriendly(schema, given, "", "body-invalid");
    const filled = read.fields as Readonly<Record<string, unknown>>;
    const { frequency, locale } = given;
    return {
      lists: read.lists ?? [],
      said: {
        ...(newsletter.name && { name: read.name || null }),
        fields: Object.fromEntries(fields.map(({ id }) => [id, filled[id] ?? null])),
        frequency: isFrequency(frequency) ? frequency : null,
        ...(locales.includes(locale as string) && { locale: locale as string }),
      },
    };
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return { problems: error.problems };
  }
}

import { escapeJson, jsonLd } from "@stagelight/core/review";
import type { Review, Reviewed, Summary } from "./reviews-feed.ts";

/**
 * What search engines are told of what a page shows.
 *
 * @param shown the reviews that stand on the page
 * @returns JSON that can stand in a `script` element; nothing where there is nothing to tell
 */
export function markup(
  { about, name, page, more }: Reviewed,
  summary: Summary | undefined,
  shown: readonly Review[],
): string | undefined {
  const { average = null, count = 0, imported = 0, frozen = false } = summary ?? {};
  const told = jsonLd({
    about,
    page,
    name,
    // While an average stands still nobody knows whether it is right: search engines are told of none.
    summary: average === null || frozen ? undefined : { average, count },
    reviews: shown,
    imported: imported > 0,
  });
  return told && more ? escapeJson({ ...more, ...JSON.parse(told) }) : told;
}

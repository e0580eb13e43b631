/**
 * What reviews can be about, as schema.org calls it: the kinds for which Google shows stars.
 * https://developers.google.com/search/docs/appearance/structured-data/review-snippet
 */
export const REVIEWED_KINDS = [
  "Product",
  "Book",
  "Course",
  "CreativeWorkSeason",
  "CreativeWorkSeries",
  "Episode",
  "Event",
  "Game",
  "MediaObject",
  "MobileApplication",
  "Movie",
  "MusicPlaylist",
  "MusicRecording",
  "Recipe",
  "SoftwareApplication",
  "WebApplication",
] as const;

/** One of {@link REVIEWED_KINDS}. */
export type ReviewedKind = (typeof REVIEWED_KINDS)[number];

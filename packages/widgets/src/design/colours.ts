/** Colours that a page can set, as `--stagelight-accent` and so on. */
export const COLOURS = [
  "surface",
  "text",
  "muted",
  "line",
  "accent",
  "on-accent",
  "focus",
  "error",
] as const;

/** One of {@link COLOURS}. */
export type ColourName = (typeof COLOURS)[number];

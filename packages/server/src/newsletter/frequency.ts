/** How often somebody wants mail at most; without one, as the lists say. */
export const FREQUENCIES = ["weekly", "monthly"] as const;

/** One of {@link FREQUENCIES}. */
export type Frequency = (typeof FREQUENCIES)[number];

export function isFrequency(text: unknown): text is Frequency {
  return FREQUENCIES.includes(text as Frequency);
}

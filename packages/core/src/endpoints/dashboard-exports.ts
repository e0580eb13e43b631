import type { Localized } from "../config/localized.ts";

/** The answer of `exports`: what can be downloaded as CSV, by who asks. */
export interface TeamExportsAnswer {
  /** Of owners alone. Nothing where the site has no newsletter. */
  readonly newsletter: {
    readonly lists: readonly {
      readonly id: string;
      readonly name: Localized;
      /** Who has confirmed, and who has left since. */
      readonly confirmed: number;
      readonly left: number;
    }[];
  } | null;
  /** Of owners alone. Years in which something was given, the newest first. */
  readonly referral: { readonly years: readonly number[] } | null;
  readonly reviews: { readonly count: number } | null;
  readonly surveys: readonly {
    readonly id: string;
    readonly heading: Localized;
    readonly count: number;
  }[];
}

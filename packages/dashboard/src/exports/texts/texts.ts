import type { Counted } from "../../texts/fill.ts";

/** Words about exports. */
export interface ExportsTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly about: string;
  readonly download: string;
  /** `{of}`: the title of what is downloaded. */
  readonly working: string;
  /** `{file}`: its name; `{lines}`: how many. */
  readonly done: string;
  readonly stopped: string;
  readonly lines: Counted;
  readonly none: string;
  readonly noneText: string;
  readonly newsletter: {
    readonly title: string;
    readonly about: string;
    readonly list: string;
    readonly all: string;
    readonly left: string;
  };
  readonly referral: {
    readonly title: string;
    readonly about: string;
    readonly year: string;
    readonly none: string;
  };
  readonly reviews: { readonly title: string; readonly about: string };
  readonly surveys: {
    readonly title: string;
    readonly about: string;
    readonly survey: string;
  };
}

import { PURPOSES } from "@stagelight/core";

type Purpose = (typeof PURPOSES)[number];

/** What of `window.stagelight` an adapter calls. */
export interface Stagelight {
  readonly consent: {
    get(): Partial<Record<Purpose | "decided" | "globalPrivacyControl", boolean>>;
    set(choice: Record<Purpose, boolean>): unknown;
  };
}

/** The platform's categories that stand for a purpose, by the platform's own ids. */
export type Purposes = { readonly [Name in Purpose]?: string | readonly string[] };

/** Whether the visitor allows a category; `undefined` where the platform does not ask about it. */
export type Granted = (category: string) => boolean | undefined;

/** Follows one consent platform; what it said before counts too. */
export type Follow = (stagelight: Stagelight, own?: Purposes) => void;

/**
 * Makes an adapter of a platform.
 *
 * @param usual the categories that sites usually have: names for one thing, of which a site has some
 * @param watch calls with the visitor's answer, now if there is one, and whenever it changes
 */
export function adapter(
  usual: Required<Purposes>,
  watch: (tell: (granted: Granted) => void) => void,
): Follow {
  return ({ consent }, own = {}) => {
    let last = "";
    watch((granted) => {
      const known = consent.get();
      const choice = Object.fromEntries(
        PURPOSES.map((purpose) => {
          const listed = own[purpose];
          const answers = [listed ?? usual[purpose]].flat().map(granted);
          // What the site has listed must be allowed; of the usual names, those that are there.
          const counted = listed ? answers : answers.filter((answer) => answer !== undefined);
          return [purpose, counted.length > 0 && counted.every((answer) => answer === true)];
        }),
      ) as Record<Purpose, boolean>;
      choice.marketing &&= !known.globalPrivacyControl;
      // Platforms tell each page anew, some twice; only another answer is a choice.
      const text = JSON.stringify(choice);
      if (text == last) return;
      last = text;
      if (!known.decided || PURPOSES.some((purpose) => known[purpose] !== choice[purpose])) {
        consent.set(choice);
      }
    });
  };
}

/** Runs now, or when the page has loaded, if a platform's script is not there yet. */
export function whenThere(run: () => boolean): void {
  if (!run()) addEventListener("load", run, { once: true });
}

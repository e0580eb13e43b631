import type { LanguageTexts } from "../../platform/texts.ts";

/** Words of the frame around a widget that comes by itself. Each note is for whoever translates. */
export interface PromptTexts extends LanguageTexts {
  /** Name of the cross in the corner; and the button below once there is nothing to put off any more. */
  readonly close: string;
  /** The button below: no, but perhaps another time. Friendly, and no apology asked. Two or three words. */
  readonly notNow: string;
  /**
   * What each widget is called where the site gives no name; read out, not seen. `other`: any that has no
   * name here.
   */
  readonly names: Readonly<Record<string, string>>;
  /**
   * Read out when a card or a bar has come, to those who cannot see it: where to find it. `{label}`: its
   * name, one of `names` or the site's own heading. One short sentence.
   */
  readonly appeared: string;
}

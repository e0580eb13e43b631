import type { ScaleTexts } from "../../design/scale.tsx";
import type { CommonTexts } from "../../platform/texts/texts.ts";

/** Words of the survey. Each note is for whoever translates. */
export interface SurveyTexts extends CommonTexts, ScaleTexts {
  /** Title of a survey that has none. One or two words. */
  readonly heading: string;
  /** The main button. One or two words. */
  readonly button: string;
  /** In the form's place: title above what the site says, or that it waits for a connection. */
  readonly results: {
    readonly sent: string;
    readonly offline: { readonly heading: string; readonly text: string };
  };
  /** Above links to places where everybody can review the shop. */
  readonly links: string;
}

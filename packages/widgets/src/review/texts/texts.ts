import type { ScoreKind } from "@stagelight/core/review";
import type { ScaleTexts } from "../../design/scale.tsx";
import type { CommonTexts } from "../../platform/texts/texts.ts";
import type { FieldProblem, ReviewState } from "../review-state.ts";

/** A few words above a sentence or two. */
interface Said {
  readonly heading: string;
  readonly text: string;
}

/** What differs between a review of a product and a score of the shop. */
export interface Asked {
  /** Title of the form, where the site gives none. Two to five words. */
  readonly heading: string;
  /** Below it. One short sentence. */
  readonly description: string;
  /** Label of the field for words of one's own. */
  readonly text: string;
  /** The main button. One or two words. */
  readonly button: string;
}

/** Words of the review widget. Each note is for whoever translates. */
export interface ReviewTexts extends CommonTexts, ScaleTexts {
  /** Of a product. */
  readonly stars: Asked;
  /** Of the shop: NPS, CSAT or CES. */
  readonly shop: Asked;
  /** Title where the product has a name, `{name}`. */
  readonly named: string;
  /**
   * Above the scale. `nps`: Reichheld's question, whose words are to stay; `ces`: agreement to "made it
   * easy", from 1 (not at all) to 7, as CES 2.0 has it.
   */
  readonly questions: Readonly<Record<ScoreKind, string>>;
  /** Label of a box: the shop may quote the review elsewhere on its site. */
  readonly permission: string;
  /** Label above the pictures, and below it how many (`{most}`) there may be. */
  readonly photos: string;
  readonly photosHint: string;
  /** Button: takes a picture out again. */
  readonly remove: string;
  /** Behind what is promised for a review: it is the same for every score, and is noted at the review. */
  readonly alike: string;
  /** Link to a page of the shop's. */
  readonly policy: string;
  readonly problems: Readonly<Record<FieldProblem, string>>;
  /** `link`: the mail's link is too old or incomplete; sent again, it goes without it. */
  readonly failures: Readonly<Record<NonNullable<ReviewState["failure"]>, string>>;
  /** What stands in the form's place. `used`: the mail's link was used before. */
  readonly results: Readonly<Record<"sent" | "used" | "offline", Said>>;
  /** What was promised comes by mail. */
  readonly mailed: string;
  /** Above links to places where everybody can review the shop. */
  readonly links: string;
  /** Below them, to who is not satisfied: a form to the shop. */
  readonly help: {
    readonly heading: string;
    readonly label: string;
    /** Label of the field for the address. */
    readonly address: string;
    readonly button: string;
    /** In its place, once it is sent: the review stays as it is. */
    readonly sent: string;
  };
}

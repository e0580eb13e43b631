import type { Failure } from "../send.ts";
import type { LanguageTexts } from "../texts.ts";

/** What can be wrong with a field of any form. `refused`: the server says so. */
export type CommonProblem = "missing" | "not-chosen" | "no-address" | "too-long" | "refused";

/** Words that stand outside of forms too. Each note is for whoever translates. */
export interface FewTexts extends LanguageTexts {
  /** Label of a field for the person's name. */
  readonly name: string;
  /** Stands behind the label of a field that may be left empty; begins with a space where one belongs. */
  readonly optional: string;
  /** The main button while the form is being sent. */
  readonly busy: string;
  /** The form was not taken: what happened and what to do. What was written is still there. */
  readonly failures: Readonly<Record<Failure, string>>;
}

/** Words that all forms share: they come beside a widget's own. */
export interface CommonTexts extends FewTexts {
  /** Label of a field for a mail address. */
  readonly email: string;
  /**
   * While the server has the browser work for a few seconds, as programs that fill in forms will not:
   * asks for patience and says why. One short sentence.
   */
  readonly proof: string;
  /** Label of a field that nobody sees; read out only where style sheets are missing. */
  readonly trap: string;
  /** Stands beside a field that is wrong: what to do. One short sentence. */
  readonly problems: Readonly<Record<CommonProblem, string>>;
}

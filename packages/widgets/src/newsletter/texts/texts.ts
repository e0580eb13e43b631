import type { Failure } from "../../platform/send.ts";
import type { LanguageTexts } from "../../platform/texts.ts";
import type { FieldProblem } from "../newsletter-state.ts";

/** Words of the newsletter form. Each note is for whoever translates. */
export interface NewsletterTexts extends LanguageTexts {
  /** Title of the form, where the site gives none. One to three words. */
  readonly heading: string;
  /** Below the title: what one gets, and that one can leave. One or two short sentences. */
  readonly description: string;
  /** Label of the field for the address. */
  readonly email: string;
  /** Label of the field for the person's name. */
  readonly name: string;
  /** Stands behind the label of a field that may be left empty; begins with a space where one belongs. */
  readonly optional: string;
  /** Title above the boxes for the lists that one can subscribe to. */
  readonly lists: string;
  /** The main button. One or two words. */
  readonly button: string;
  /** The main button while the form is being sent. */
  readonly sending: string;
  /**
   * While the server has the browser work for a few seconds, as programs that fill in forms will not:
   * asks for patience and says why. One short sentence.
   */
  readonly proof: string;
  /**
   * A typing error is likely. `{address}`: a button with the address that was probably meant; it stands
   * last, as a sign behind it would fall into a line of its own.
   */
  readonly meant: string;
  /** Label of a field that nobody sees; read out only where style sheets are missing. */
  readonly trap: string;
  /** Stands beside a field that is wrong: what to do. One short sentence. */
  readonly problems: Readonly<Record<FieldProblem, string>>;
  /** The form was not taken: what happened and what to do. What was written is still there. */
  readonly failures: Readonly<Record<Failure, string>>;
  /**
   * What stands in the form's place. `sent`: a mail with a button to confirm is under way;
   * `already-waiting`: it was sent a moment ago already; `offline`: there is no connection, and the form
   * is sent when there is one. `{address}`: the person's address.
   */
  readonly results: Readonly<
    Record<
      "sent" | "already-waiting" | "offline",
      { readonly heading: string; readonly text: string }
    >
  >;
  /** Button: sends the mail again. */
  readonly resend: string;
  /**
   * Below that button. `soon`: it can be pressed in a minute; `asked`: it was pressed, and the mail may
   * take a while. One short sentence.
   */
  readonly resendNotes: Readonly<Record<"soon" | "asked", string>>;
  /** Button: back to the form, to mend the address. */
  readonly again: string;
}

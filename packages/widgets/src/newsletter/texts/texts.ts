import type { CommonTexts } from "../../platform/texts/texts.ts";
import type { FieldProblem } from "../newsletter-state.ts";

/** Words of the newsletter form. Each note is for whoever translates. */
export interface NewsletterTexts extends CommonTexts {
  /** Title of the form, where the site gives none. One to three words. */
  readonly heading: string;
  /** Below the title: what one gets, and that one can leave. One or two short sentences. */
  readonly description: string;
  /** Title above the boxes for the lists that one can subscribe to. */
  readonly lists: string;
  /** The main button. One or two words. */
  readonly button: string;
  /**
   * A typing error is likely. `{address}`: a button with the address that was probably meant; it stands
   * last, as a sign behind it would fall into a line of its own.
   */
  readonly meant: string;
  /** Stands beside a field that is wrong: what to do. One short sentence. */
  readonly problems: Readonly<Record<FieldProblem, string>>;
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

import type { Failure } from "../platform/send.ts";
import type { Values } from "../platform/values.ts";

/** What can be wrong with a field. */
export type FieldProblem =
  | "missing"
  /** Of several things, nothing is chosen. */
  | "not-chosen"
  | "no-address"
  | "no-number"
  | "no-date"
  | "too-long"
  | "not-ticked"
  /** The server says so, of something that cannot be known here. */
  | "refused";

/** How it stands with asking for the mail again. */
export type Resend =
  /** The mail is just on its way. */
  | "soon"
  | "possible"
  /** It was asked for again a moment ago. */
  | "asked"
  | Failure;

/** Where a newsletter form stands. */
export type NewsletterStatus =
  | "idle"
  /** Some fields are wrong: `problems` says which. */
  | "invalid"
  | "sending"
  /** The server asks for a proof of work, which is being made. */
  | "proof"
  /** Taken: the person has a mail to confirm. */
  | "sent"
  /** The same address was sent a moment ago. */
  | "already-waiting"
  /** Taken by the newsletter service of a site without a server; what it does now, it knows. */
  | "passed-on"
  /** There is no connection; it is kept, and sent when there is one. */
  | "offline"
  /** Not taken: `failure` says why. */
  | "failed";

/** All that a newsletter form shows. */
export interface NewsletterState {
  readonly status: NewsletterStatus;
  readonly values: Values;
  /** By the field's name. */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly failure: Failure | undefined;
  /** The address that was probably meant. */
  readonly meant: string | undefined;
  /** The address that was sent last. */
  readonly sentTo: string;
  /** How it stands with asking for the mail again. */
  readonly resend: Resend;
  /** What stands in the form's place where that is not one of the widget's own words. */
  readonly said?: { readonly heading: string; readonly text: string } | undefined;
}

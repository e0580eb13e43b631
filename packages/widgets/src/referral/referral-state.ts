import type { Failure } from "../platform/send.ts";
import type { Values } from "../platform/values.ts";

/** What can be wrong with a field. `refused`: the server says so. */
export type FieldProblem = "missing" | "no-address" | "too-long" | "refused";

/** Where a reward stands. */
export type RewardState =
  "review" | "held" | "approved" | "issued" | "used" | "reversed" | "rejected";

/** A reward of the one who asks. */
export interface Reward {
  readonly id: string;
  readonly text: string;
  readonly state: RewardState;
  /** Why it waits for a person, or was not given: the gate's reasons. */
  readonly reasons?: readonly string[];
  /** When it is approved; ISO 8601, as all times here. */
  readonly due?: string;
  /** Once it is issued. */
  readonly code?: string;
  /** Of credit, in minor units. */
  readonly amount?: number;
  readonly currency?: string;
  readonly at: string;
}

/** The answer of `POST v1/referral/status`: what the server knows of the one who asks. */
export interface ReferralAnswer {
  /** Of the program; `none`: there is no link yet, and one can be taken. */
  readonly state: "active" | "none" | "not-started" | "full" | "over";
  readonly program: string;
  readonly name?: string;
  readonly showName: boolean;
  /** Partly hidden. */
  readonly email?: string;
  readonly link?: string;
  readonly short?: string;
  /** An SVG path, one unit for each module. */
  readonly qr?: { readonly size: number; readonly path: string };
  /** With the link in it. */
  readonly shareText?: string;
  readonly disclosure?: string;
  readonly friends: {
    readonly clicked: number;
    readonly attributed: number;
    readonly qualified: number;
  };
  /** Why the next friend brings nothing for now. */
  readonly limits: readonly ("person-full" | "program-full" | "budget-spent")[];
  /** The next milestone: friends in all, not how many are missing. */
  readonly next?: { readonly friends: number; readonly text: string };
  readonly rewards: readonly Reward[];
  readonly balances: readonly {
    readonly currency: string;
    readonly approved: number;
    readonly debt: number;
  }[];
  readonly terms: { readonly text: string; readonly version: string; readonly page?: string };
}

/** Where a referral widget stands. */
export type ReferralStatus =
  /** What the server knows of whoever is here is asked for. */
  | "loading"
  /** That could not be read: `failure` says why. */
  | "unread"
  /** The form that asks for an address. */
  | "idle"
  | "invalid"
  | "sending"
  /** The server asks for a proof of work, which is being made. */
  | "proof"
  /** The form was not taken: `failure` says why. */
  | "failed"
  /** The form was taken: a mail is under way. */
  | "sent"
  /** The server has told who is here: `answer`. */
  | "known"
  /** The program does not go yet, or no longer: nobody is asked for an address. */
  | "not-started"
  | "over"
  /** Nothing is left to give: the server has said so when the form was sent. */
  | "full";

/** Why there is a form again for somebody who came by a link of a mail. */
export type LinkProblem = "expired" | "unknown";

/** Where a note is said: beside what was copied, by the button that takes a link, or by the name's. */
export type NotePlace = "link" | "message" | "code" | "join" | "name";

/** What was done last with what is shown, and is said beside it. `pasted`: copied, and where to put it. */
export type Note = { readonly at: NotePlace } & (
  | { readonly kind: "copied" | "notCopied" | "pasted" | "saved" }
  | { readonly kind: "failed"; readonly failure: Failure }
);

/** All that a referral widget shows. */
export interface ReferralState {
  readonly status: ReferralStatus;
  readonly values: Values;
  /** By the field's name. */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly failure: Failure | undefined;
  /** The address that was sent last. */
  readonly sentTo: string;
  readonly linkProblem: LinkProblem | undefined;
  readonly answer: ReferralAnswer | undefined;
  /** Whether this browser knows the link again once the tab is closed. */
  readonly kept: boolean;
  /** Whether the device has a way of its own to share. */
  readonly device: boolean;
  /** Something is under way that a button was pressed for. */
  readonly busy: boolean;
  readonly note: Note | undefined;
}

import type { Counted } from "../../texts/fill.ts";
import type { SNOOZES } from "../snooze-times.ts";
import type { View } from "../filter.ts";

/** Words of the inbox. */
export interface InboxTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  /** A visitor of whom no name is known. `{code}`: four signs that tell one from another. */
  readonly visitor: string;
  /** The reader, as whom a conversation is assigned to. */
  readonly you: string;
  /** Before a message that is the team's own. */
  readonly answered: string;
  readonly unread: string;
  /** Of a visitor who is called like somebody of the team, or nearly. */
  readonly namesake: string;
  /** Read out behind a time: so long the visitor has waited. */
  readonly waits: string;
  /** `{time}`: a moment until which a conversation is put aside. */
  readonly until: string;
  readonly search: string;
  readonly byLabel: string;
  readonly labelPlaceholder: string;
  readonly noLabels: string;
  /** Takes the choice of a label back. */
  readonly allLabels: string;
  readonly views: Readonly<Record<View, string>> & { readonly title: string };
  /** Stands in an empty list. `found`: by words or label. */
  readonly nothing: Readonly<Record<View | "found", string>>;
  /** Beside the list, where no conversation is open. */
  readonly none: { readonly title: string; readonly text: string };
  readonly gone: string;
  readonly toList: string;
  /** The connection is lost; it comes back by itself. */
  readonly lost: string;
  /** Names the list to screen readers. */
  readonly list: string;
  readonly conversation: string;
  readonly messages: string;
  readonly earlier: string;
  readonly newBelow: string;
  /** Who a conversation is assigned to. `{name}`. */
  readonly with: string;
  readonly online: string;
  readonly sources: Readonly<Record<"widget" | "form" | "mail", string>>;
  readonly states: Readonly<Record<"snoozed" | "closed", string>>;
  /** `{names}` of the team have the conversation open. */
  readonly reads: Counted;
  /** `{names}` of the team write an answer just now. */
  readonly writes: Counted;
  /** `{name}`: the visitor types. */
  readonly types: string;
  /** Read out when a message comes. */
  readonly said: string;
  readonly answerer: string;
  readonly team: string;
  /** Who did what nobody did: the server. */
  readonly system: string;
  readonly read: string;
  readonly source: string;
  /** Below what the visitor's browser says that it has shown: it may be made up. */
  readonly unproven: string;
  readonly byMail: string;
  /** Below a mail: nobody has proven that its address is the visitor's, so that only the team sees it. */
  readonly privately: string;
  /** Below a mail: so many files of it were not taken. */
  readonly leftOut: Counted;
  /** Below a message: it answers the proactive line `{line}`. */
  readonly line: string;
  readonly sending: string;
  readonly notSent: string;
  readonly sendAgain: string;
  readonly discard: string;
  readonly close: string;
  readonly reopen: string;
  /** Names a menu of what can be done with a conversation. */
  readonly tools: string;
  /** Told once it is done. */
  readonly done: { readonly closed: string };
  readonly assign: {
    readonly title: string;
    readonly placeholder: string;
    readonly none: string;
    /** `{name}`: the reader's own. */
    readonly me: string;
    readonly nobody: string;
  };
  readonly labels: {
    readonly title: string;
    readonly placeholder: string;
    /** `{label}`: a new one. */
    readonly fresh: string;
  };
  readonly snooze: {
    readonly title: string;
    readonly placeholder: string;
    readonly none: string;
    readonly times: Readonly<Record<(typeof SNOOZES)[number], string>>;
  };
  readonly canned: {
    readonly title: string;
    readonly placeholder: string;
    readonly none: string;
    readonly empty: string;
  };
  /** Names the two buttons: an answer, or a note. */
  readonly kind: string;
  readonly reply: string;
  readonly note: string;
  readonly writeReply: string;
  readonly writeNote: string;
  readonly replyPlaceholder: string;
  readonly notePlaceholder: string;
  readonly enterSends: string;
  readonly noteHint: string;
  readonly tooLong: Counted;
  readonly files: {
    /** Names the list of the files of the next message. */
    readonly title: string;
    readonly add: string;
    /** Takes the file `{name}` out again. */
    readonly remove: string;
    /** `{size}`: the most that is taken. */
    readonly tooLarge: string;
  };
  readonly send: string;
  readonly addNote: string;
  /** What has happened. `{who}` did it; `{member}`, `{label}`, `{score}`. */
  readonly events: {
    readonly state: Readonly<Record<"open" | "snoozed" | "closed", string>>;
    readonly taken: string;
    readonly assigned: string;
    readonly unassigned: string;
    readonly labelOn: string;
    readonly labelOff: string;
    readonly rated: string;
    readonly identified: string;
    readonly person: string;
  };
  readonly about: {
    readonly title: string;
    readonly visit: string;
    readonly email: string;
    readonly proven: string;
    readonly unproven: string;
    readonly page: string;
    readonly pageNow: string;
    readonly language: string;
    readonly started: string;
    readonly referrer: string;
    readonly rating: string;
  };
  /** What keys do. */
  readonly keys: { readonly next: string; readonly previous: string; readonly search: string };
}

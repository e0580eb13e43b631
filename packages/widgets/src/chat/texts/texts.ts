import type { CommonProblem } from "../../platform/texts/texts.ts";
import type { LanguageTexts } from "../../platform/texts.ts";
import type { Note } from "../chat-state.ts";

/** Words of the chat. Each note is for whoever translates. */
export interface ChatTexts extends LanguageTexts {
  /** On the launcher in the corner of every page. One to three words. */
  readonly launcher: string;
  /** Title of the panel where the site does not say who answers. One to three words. */
  readonly heading: string;
  /** Buttons that people see as a sign, and hear as a word. `more`: opens a list of further buttons. */
  readonly signs: Readonly<Record<"close" | "more" | "send" | "attach", string>>;
  /** What the list of messages is called. */
  readonly log: string;
  /** What the field for a message is called, and what stands in it while it is empty. */
  readonly message: string;
  /** Above the first message, where the site says nothing else. */
  readonly greeting: string;
  /** How soon somebody answers, where the site promises it; `open`: somebody is there, no promise. */
  readonly reply: Readonly<Record<"minutes" | "hours" | "day" | "open", string>>;
  /** Nobody is there. `until`: beside the team's name, `{time}` is a day and a time. */
  readonly away: string;
  readonly until: string;
  /** In place of that time where none is known. A few words. */
  readonly absent: string;
  /** How many wait before this person, `{n}`; and that nobody does. */
  readonly queue: string;
  readonly next: string;
  /** `{name}` is somebody of the team. */
  readonly typing: string;
  /** Where nobody has a name. */
  readonly somebodyTypes: string;
  readonly joined: string;
  /** Who has said it, for those who cannot see it. `you`: the person who reads this. */
  readonly you: string;
  /** Stands above an answer that no person has written. */
  readonly automatic: string;
  /** Before the title of the page that an answer is from. */
  readonly source: string;
  /** Below the person's own last message. */
  readonly marks: Readonly<Record<"waiting" | "sent" | "read" | "failed", string>>;
  readonly retry: string;
  /** There is no connection. What was written goes out when there is one. */
  readonly lost: string;
  readonly ended: string;
  readonly wantsPerson: string;
  /** A mail whose sender has not proven the address: it is not shown here. */
  readonly private: string;
  /** Above questions that may be meant. */
  readonly suggestions: string;
  /** Below an automatic answer: a button to a person, and one to say that it did not help. */
  readonly person: string;
  readonly missed: string;
  /** Below the button that was pressed: write now, and a person answers. */
  readonly personNext: string;
  /** Above what is asked before the first message, which is written already. */
  readonly asking: string;
  /** Above the field for an address, while nobody is there. */
  readonly leaveEmail: string;
  readonly email: string;
  readonly save: string;
  readonly savedEmail: string;
  /** Link to the page that says more of what is agreed to. */
  readonly more: string;
  /** Stands behind the label of a field that may be left empty. */
  readonly optional: string;
  readonly problems: Readonly<Record<Exclude<CommonProblem, "refused">, string>>;
  /** Nothing is selected yet. */
  readonly choose: string;
  readonly rate: string;
  /** What the five buttons are called, from the worst. */
  readonly scores: Readonly<Record<"1" | "2" | "3" | "4" | "5", string>>;
  /** Above a field that may be left empty, once one of them is pressed. */
  readonly comment: string;
  /** Further buttons. */
  readonly transcript: string;
  readonly end: string;
  readonly sound: string;
  readonly notes: Readonly<Record<Note, string>>;
  /** Badge on the launcher, read out: `{n}` new messages. */
  readonly unread: string;
}

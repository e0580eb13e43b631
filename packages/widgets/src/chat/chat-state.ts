import type { Values } from "../platform/values.ts";
import type { Suggestion } from "./answers/suggestion.ts";
import type * as Filing from "./files/files.tsx";
import type { DeskState } from "./talk/desk-state.ts";
import type { Talk } from "./talk/talk.ts";
import type * as Asking from "./view/before.tsx";

/** What is told of something that was asked for. */
export type Note = "transcript-sent" | "address-unproven" | "rated" | "not-done";

/** What can be wrong with what is asked before the first message. */
export type BeforeProblem = "missing" | "no-address" | "too-long" | "not-chosen";

/** All that a chat shows. */
export interface ChatState extends DeskState {
  /** What it takes to talk, once it is there. */
  readonly talk: Talk | undefined;
  /** What asks before the first message, where something is asked. */
  readonly asking: typeof Asking | undefined;
  readonly open: boolean;
  /** It was opened once: its content is painted then. */
  readonly used: boolean;
  /** What stands in the field for the message. */
  readonly draft: string;
  /** There is something for the team: what is asked before the first message is shown. */
  readonly asked: boolean;
  /** Files that go with the next message, and what takes and sends them. */
  readonly files: readonly Filing.ChosenFile[];
  readonly filing: Pick<typeof Filing, "Files" | "sendAll"> | undefined;
  /** How it was, before that is sent. */
  readonly score: number | undefined;
  /** What was filled in before the first message. */
  readonly values: Values;
  readonly problems: Readonly<Record<string, BeforeProblem>>;
  /** A proactive line that the visitor has followed. */
  readonly line: string | undefined;
  /** What may answer what is being written. */
  readonly suggestions: readonly Suggestion[];
  /** A person is wanted: nothing is answered at once any more. */
  readonly person: boolean;
  /** Something is on its way that the next message has to wait for. */
  readonly busy: boolean;
  readonly sound: boolean;
  /** What is told below: one of its own notes, or words as they are. */
  readonly note: Note | (string & {}) | undefined;
  /** What is read out: what was said last, or that something was. */
  readonly announced: string;
}

/** Before anything has happened. */
export const IDLE: ChatState = {
  talk: undefined,
  asking: undefined,
  conversation: undefined,
  entries: [],
  waiting: [],
  availability: undefined,
  typing: undefined,
  lost: false,
  exchanges: [],
  open: false,
  used: false,
  draft: "",
  asked: false,
  files: [],
  filing: undefined,
  score: undefined,
  values: {},
  problems: {},
  line: undefined,
  suggestions: [],
  person: false,
  busy: false,
  sound: false,
  note: undefined,
  announced: "",
  unread: 0,
};

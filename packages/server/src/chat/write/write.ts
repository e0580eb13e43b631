import type { ChatData } from "@stagelight/core/endpoints";
import type { ChatEntryTable, ConversationTable } from "../../store/chat-tables.ts";

/** Who writes. What each may, is decided in the transaction that writes. */
export type Writer =
  /** Who has the chat secret: only what belongs to no person. */
  | { readonly kind: "holder"; readonly holder: string }
  /** A person by an identity token: only what is the person's. */
  | { readonly kind: "user"; readonly userId: string }
  /** A member of the team. */
  | { readonly kind: "agent"; readonly member: string }
  /** What answers at once. */
  | { readonly kind: "answerer" }
  /** The visitor by mail: the address that was written to is signed, for this very conversation. */
  | { readonly kind: "mail" }
  /** The server itself. */
  | { readonly kind: "system" };

/** What is known of a conversation as it begins. */
export type StartFacts = Pick<
  ConversationTable,
  | "visitor_id"
  | "profile_id"
  | "name"
  | "email"
  | "address_key"
  | "email_proven_at"
  | "locale"
  | "page"
  | "referrer"
  | "user_agent"
  | "attributes"
  | "fields"
  | "consent"
  | "source"
  | "network"
>;

/** What was said, before it has a place. */
export interface Said {
  /** As its sender has called it. */
  readonly id: string | null;
  readonly text: string;
  readonly data?: ChatData;
  /** Ids of files that its sender has sent before. */
  readonly attachments?: readonly string[];
}

/** What is written; each is plain data. */
export type Write = {
  /** Id of the conversation. */
  readonly conversation: string;
  readonly by: Writer;
  /** Milliseconds since 1970. */
  readonly at: number;
} & (
  | {
      readonly op: "start";
      readonly facts: StartFacts;
      /** The first message; before it, what was asked and answered at once. */
      readonly message: Said;
      readonly before: readonly (Said & { readonly author: "visitor" | "answerer" })[];
      readonly person: boolean;
    }
  | ({ readonly op: "message"; readonly page?: string | null } & Said)
  | ({ readonly op: "note" } & Said)
  | { readonly op: "read"; readonly seq: number }
  | {
      readonly op: "state";
      readonly state: ConversationTable["state"];
      /** Of what is snoozed: milliseconds since 1970. */
      readonly until?: number;
    }
  | { readonly op: "assign"; readonly member: string | null }
  | { readonly op: "labels"; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly op: "rate"; readonly score: number; readonly text: string | null }
  | { readonly op: "person" }
  | {
      readonly op: "email";
      /** In its canonical form; null: its owner says that it was not them. */
      readonly email: string | null;
      readonly addressKey: string | null;
      readonly name: string | null;
      readonly consent: string | null;
      readonly proven: boolean;
    }
);

/** What is written to all open conversations of who holds the secret, or of a person. */
export type WriteToAll = {
  readonly by: Extract<Writer, { kind: "holder" | "user" }>;
  readonly at: number;
} & (
  | {
      /** They belong to a person from now on; only who holds the secret writes it. */
      readonly op: "identify";
      readonly userId: string;
      readonly profileId: string | null;
      /** The address that the token vouches for. */
      readonly proof: { readonly email: string; readonly addressKey: string } | null;
    }
  | {
      readonly op: "attributes";
      /** As JSON; null: what was said before stays. */
      readonly attributes: string | null;
      readonly page: string | null;
    }
);

/** A conversation as it is stored, and as it is handed between threads. */
export type Conversation = ConversationTable;

/** An entry as it is stored. */
export type Entry = ChatEntryTable;

/** Why nothing was written. A foreign conversation is unknown like one that there is not. */
export type WriteRefusal = "conversation-unknown" | "attachment-unknown";

/** What became of something that was written. */
export type Written =
  | {
      readonly ok: true;
      /** It was written before. */
      readonly again: boolean;
      readonly conversation: Conversation;
      /** What is new; of what was written before that entry. */
      readonly entries: readonly Entry[];
      /** Whether the visitor is to be told of more than what is new and read. */
      readonly turned: boolean;
      /** Up to where somebody has read, where that is new. */
      readonly read?: { readonly by: "visitor" | "agent"; readonly seq: number };
    }
  | { readonly ok: false; readonly code: WriteRefusal };

/** The same of what was written to several. */
export interface WrittenToAll {
  readonly ok: true;
  readonly written: readonly Extract<Written, { ok: true }>[];
}

/** What one commit writes, of many callers. */
export interface ChatWriting {
  readonly writes: readonly (Write | WriteToAll)[];
  /** Names the process to the others: it has told its own already. */
  readonly server: string;
}

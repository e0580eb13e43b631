import type { ChatAvailability } from "@stagelight/core/endpoints";
import type { Conversation, Entry } from "../write/write.ts";

/** What of a conversation says whom it is told. */
export type Owned = Pick<Conversation, "id" | "holder" | "user_id">;

/** Something that has happened in a conversation, for whom it concerns. */
export type NewsOfOne =
  | { readonly is: "entry"; readonly of: Owned; readonly entry: Entry }
  | {
      readonly is: "conversation";
      readonly of: Conversation;
      /** Whether the visitor is to be told too. */
      readonly turned: boolean;
    }
  | {
      readonly is: "read";
      readonly of: Owned;
      readonly by: "visitor" | "agent";
      readonly seq: number;
    }
  | {
      readonly is: "typing";
      readonly of: Owned;
      readonly by: "visitor" | "agent";
      /** Id of whoever of the team types. */
      readonly member?: string;
    }
  /** Who of the team has a conversation open. */
  | {
      readonly is: "looking";
      readonly of: Owned;
      readonly member: string;
      readonly doing: "reading" | "writing" | "gone";
    }
  /** The visitor has come, or gone. */
  | {
      readonly is: "visitor";
      readonly of: Owned;
      readonly page: string | null;
      readonly online: boolean;
    };

/** Something that concerns all visitors. */
export type NewsToVisitors =
  /** Somebody of the team has come, or nobody is there any more. */
  | { readonly is: "availability"; told(locale: string): ChatAvailability }
  /** Others wait before those who wait. */
  | { readonly is: "queue" };

/** Something that has happened. */
export type News = NewsOfOne | NewsToVisitors;

/** Who listens: one stream. */
export interface Listener {
  hear(news: News): void;
}

/** To whom a conversation's news go: once it belongs to a person, to the person alone. */
export function topicOf({ holder, user_id: user }: Omit<Owned, "id">): string | undefined {
  if (user !== null) return `user ${user}`;
  return holder === null ? undefined : `holder ${holder}`;
}

import type {
  ChatAvailability,
  ChatConversation,
  ChatEntry,
  ChatStreamEvents,
} from "@stagelight/core/endpoints";
import type { Suggestion } from "../answers/suggestion.ts";
import type { Outgoing } from "../kept.ts";

/** What is known of a chat in this tab. */
export interface DeskState {
  /** Nothing before the first message. */
  readonly conversation: ChatConversation | undefined;
  readonly entries: readonly ChatEntry[];
  /** Messages that the server has not told of yet. */
  readonly waiting: readonly Outgoing[];
  /** Not there before it is told: what the panel has looked up stays. */
  readonly availability?: ChatAvailability | undefined;
  /** Who types; empty where that has no name. */
  readonly typing: string | undefined;
  /** There is no connection. */
  readonly lost: boolean;
  /** What was asked and answered at once, before the first message. */
  readonly exchanges: readonly Suggestion[];
  /** How many messages the visitor has not seen. */
  readonly unread: number;
}

/** Whoever shows a desk. */
export interface DeskListener {
  show(change: Partial<DeskState>): void;
  /** Somebody else has said something, just now. */
  said(entry: ChatEntry): void;
  started(conversation: string): void;
}

/** Before anything is known of what was said. */
export const NOTHING = {
  conversation: undefined,
  entries: [],
  typing: undefined,
  lost: false,
} as const;

/** What the stream tells, by the name of the event. */
export type Hears = {
  readonly [Name in keyof ChatStreamEvents]?: (told: ChatStreamEvents[Name]) => void;
};

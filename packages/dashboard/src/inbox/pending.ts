import type { InboxEntry } from "@stagelight/core/endpoints";
import { useSyncExternalStore } from "react";
import { api } from "../app/api.ts";

/** What was written here, and that the server has not confirmed yet. */
export interface Pending {
  readonly id: string;
  readonly conversation: string;
  readonly kind: "message" | "note";
  readonly text: string;
  readonly attachments: readonly string[];
  readonly failed?: unknown;
}

let all: readonly Pending[] = [];
const readers = new Set<() => void>();

function change(to: readonly Pending[]): void {
  all = to;
  for (const reader of readers) reader();
}

/** What of a conversation is under way, or could not be sent. */
export function usePending(conversation: string): readonly Pending[] {
  const current = useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => all,
  );
  return current.filter((pending) => pending.conversation === conversation);
}

/** Sends; what fails stays, to be sent again under the same id: told twice, it is one message. */
export async function send(pending: Pending, onSent: (entry: InboxEntry) => void): Promise<void> {
  const { id, conversation, kind, text, attachments } = pending;
  const { failed: _, ...fresh } = pending;
  const others = (): readonly Pending[] => all.filter((other) => other.id !== id);
  change([...others(), fresh]);
  try {
    const { entry } = await api<{ entry: InboxEntry }>(
      `conversations/${conversation}/${kind === "note" ? "notes" : "messages"}`,
      { body: { id, text, ...(attachments.length > 0 && { attachments }) } },
    );
    onSent(entry);
    change(others());
  } catch (failed) {
    change(all.map((other) => (other.id === id ? { ...other, failed } : other)));
  }
}

/** Gives up what could not be sent. */
export function forget(id: string): void {
  change(all.filter((pending) => pending.id !== id));
}

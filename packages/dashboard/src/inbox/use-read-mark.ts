import type { InboxConversation } from "@stagelight/core/endpoints";
import { useEffect, useSyncExternalStore } from "react";
import { api } from "../app/api.ts";

function subscribe(reader: () => void): () => void {
  document.addEventListener("visibilitychange", reader);
  window.addEventListener("focus", reader);
  window.addEventListener("blur", reader);
  return () => {
    document.removeEventListener("visibilitychange", reader);
    window.removeEventListener("focus", reader);
    window.removeEventListener("blur", reader);
  };
}

const looksOn = (): boolean => document.visibilityState === "visible" && document.hasFocus();

/** Tells the server that what is on the screen was read, once somebody looks at it. */
export function useReadMark({ id, lastSeq, agentRead }: InboxConversation): void {
  const looks = useSyncExternalStore(subscribe, looksOn);
  const unread = lastSeq > agentRead;
  useEffect(() => {
    if (!looks || !unread) return;
    // Not told, it stays unread: the next look tells it.
    api(`conversations/${id}/read`, { body: { seq: lastSeq } }).catch(() => undefined);
  }, [id, lastSeq, unread, looks]);
}

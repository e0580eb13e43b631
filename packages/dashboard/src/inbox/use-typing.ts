import { useRef } from "react";
import { api } from "../app/api.ts";

/** At most one signal in so many milliseconds. */
const EVERY = 3_000;

/** Tells that one writes: to the visitor, or for a note to the team alone. Never what. */
export function useTyping(conversation: string): (note: boolean) => void {
  const last = useRef(0);
  return (note) => {
    const now = Date.now();
    if (now - last.current < EVERY) return;
    last.current = now;
    api(`conversations/${conversation}/typing`, { body: note ? { note } : {} }).catch(
      () => undefined,
    );
  };
}

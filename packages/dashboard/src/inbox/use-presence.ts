import { useEffect } from "react";
import { api } from "../app/api.ts";

/** How often it is told that one still has a conversation open, in milliseconds. */
const EVERY = 20_000;

/** Tells the team that one has a conversation open, for as long as it is in sight. */
export function usePresence(conversation: string): void {
  useEffect(() => {
    const tell = (left: boolean): void => {
      const body = left ? { left } : {};
      api(`conversations/${conversation}/looking`, { body }).catch(() => undefined);
    };
    const here = (): void => tell(document.visibilityState !== "visible");
    here();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") here();
    }, EVERY);
    document.addEventListener("visibilitychange", here);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", here);
      tell(true);
    };
  }, [conversation]);
}

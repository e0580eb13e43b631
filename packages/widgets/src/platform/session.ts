/** Where a chat that was begun lies: for as long as the tab is open, and longer with `functional`. */
export const CHAT_KEY = "stagelight:chat";

/** What this tab alone keeps under a key; nothing where storage is forbidden. */
export function keptForNow(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text as long as the tab is open, or removes it. */
export function keepForNow(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // What cannot be kept lives as long as the page.
  }
}

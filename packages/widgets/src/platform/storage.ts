/** Where forms of a widget lie that were sent without a connection, until the server has them. */
export const waitingKey = (widget: string): string => `stagelight-${widget}-waiting`;

/** Where the token of a referral mail's link lies, if the visitor allows `functional`: the page knows them again. */
export const MEMBER_KEY = "stagelight-referral-page";

/** Where a chat that was begun lies: for as long as the tab is open, and longer with `functional`. */
export const CHAT_KEY = "stagelight:chat";

/** Whether something is kept under a key; what it is, is not read. */
export function holds(key: string): boolean {
  try {
    return key in localStorage || key in sessionStorage;
  } catch {
    return false;
  }
}

/** What is kept under a key; nothing where storage is forbidden. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or removes it; tells whether it is kept. */
export function keep(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** What this tab alone keeps under a key. */
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

/** Where Stagelight's tracker keeps the visitor's id and secret. */
const VISITOR_KEY = "stagelight-visitor";

/** What proves to the server which visitor this is; nothing of who has no such secret here. */
export function secret(): string | undefined {
  return kept(VISITOR_KEY)?.split(" ")[1];
}

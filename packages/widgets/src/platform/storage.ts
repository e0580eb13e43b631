/** Where forms of a widget lie that were sent without a connection, until the server has them. */
export const waitingKey = (widget: string): string => `stagelight-${widget}-waiting`;

/** Where the token of a referral mail's link lies, if the visitor allows `functional`: the page knows them again. */
export const MEMBER_KEY = "stagelight-referral-page";

/** Whether something is kept under a key; what it is, is not read. */
export function holds(key: string): boolean {
  try {
    return key in localStorage;
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

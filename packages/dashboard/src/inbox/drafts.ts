/** What a composer is for: an answer to the visitor, or a note for the team. */
export type Mode = "message" | "note";

const PREFIX = "stagelight:draft:";
const MOST = 50;

const key = (conversation: string, mode: Mode): string => `${PREFIX}${conversation}:${mode}`;

/** What was begun and not sent. */
export function draftOf(conversation: string, mode: Mode): string {
  return localStorage.getItem(key(conversation, mode)) ?? "";
}

/** Keeps what was begun, in this browser. */
export function keepDraft(conversation: string, mode: Mode, text: string): void {
  if (text.trim() === "") localStorage.removeItem(key(conversation, mode));
  else {
    forgetOld();
    localStorage.setItem(key(conversation, mode), text);
  }
}

/** Whoever comes to this browser next reads nothing of what was begun: called when somebody signs out. */
export function forgetDrafts(): void {
  for (const name of kept()) localStorage.removeItem(name);
}

/** Drafts of conversations that nobody goes back to must not fill the browser's storage. */
function forgetOld(): void {
  const drafts = kept();
  for (const name of drafts.slice(0, Math.max(0, drafts.length - MOST)))
    localStorage.removeItem(name);
}

const kept = (): string[] => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

import { EVENT_KEY } from "../../anywhere/storage-policy.ts";

type Texts = Record<string, string>;

/** Storage may be forbidden or full: then `window.stagelight` keeps it, as long as the page is there. */
const page = (window as unknown as { stagelight: Texts }).stagelight;
let stored = page;
try {
  stored = localStorage;
} catch {}

/** What is kept under a key. */
export const get = (key: string): string | undefined => page[key] || stored[key];

/** Keeps a text, as durably as this browser can. */
export function put(key: string, text: string): void {
  try {
    stored[key] = text;
  } catch {
    page[key] = text;
  }
}

/** Removes a key. */
export function drop(key: string): void {
  delete page[key];
  delete stored[key];
}

/** Keys of events that wait, the oldest first. Each event has its own: tabs do not overwrite them. */
export const waiting = (): string[] =>
  [page, stored]
    .flatMap(Object.keys)
    .filter((key) => key.startsWith(EVENT_KEY))
    .sort();

/**
 * In `astro dev` the page can be seen as a visitor who is made up: the toolbar puts a memory into
 * the tab's session, and everything that is remembered goes there as long as one lies there. The
 * developer's own memory is not touched.
 */
import { AS_KEY, STORAGE_KEY } from "../anywhere/storage-policy.ts";

/** One thing that happened on the page. */
export interface LogEntry {
  readonly name: (typeof EVENTS)[number];
  readonly detail: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the head script puts up for the page's other scripts, in development only. */
export interface DevPage {
  /** What has happened, the newest first. */
  readonly log: LogEntry[];
  /** Stands where the tracker finds `localStorage` on a built site. */
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Whether the page is seen as somebody who is made up. */
  madeUp(): boolean;
}

declare global {
  interface Window {
    stagelightDev?: DevPage;
  }
}

const EVENTS = ["stagelight:event", "stagelight:stage-change", "stagelight:consent"] as const;

/** The most entries of the log that are kept. */
const KEPT = 200;

/** Puts up what the toolbar and the page's other scripts need. */
export function devPage(): DevPage {
  const madeUp = (): boolean => sessionStorage.getItem(AS_KEY) !== null;
  const place = (): Storage => (madeUp() ? sessionStorage : localStorage);
  const write = (text: string | undefined): void => {
    if (madeUp()) sessionStorage.setItem(AS_KEY, text ?? "{}");
    else if (text === undefined) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, text);
  };
  const log: LogEntry[] = [];
  for (const name of EVENTS) {
    document.addEventListener(name, ({ detail }) => {
      log.unshift({ name, detail, at: Date.now() });
      log.length = Math.min(log.length, KEPT);
    });
  }
  return (window.stagelightDev ??= {
    log,
    storage: {
      getItem(key) {
        if (key !== STORAGE_KEY) return place().getItem(key);
        const text = sessionStorage.getItem(AS_KEY) ?? localStorage.getItem(key);
        // Of some visitors nothing is kept, and they are made up all the same.
        return text === "{}" ? null : text;
      },
      setItem: (key, text) => (key === STORAGE_KEY ? write(text) : place().setItem(key, text)),
      removeItem: (key) => (key === STORAGE_KEY ? write(undefined) : place().removeItem(key)),
    },
    madeUp,
  });
}

import { type ReactElement, useSyncExternalStore } from "react";
import { useFormat } from "../texts/language.tsx";

const EVERY = 30_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const readers = new Set<() => void>();

/** One clock for all times on the screen. */
function subscribe(reader: () => void): () => void {
  readers.add(reader);
  if (!timer) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of readers) each();
  }, EVERY);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, as of half a minute ago at most. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

interface TimeProps {
  readonly at: string;
  /** How it is written; whole in the tip. */
  readonly as?: "ago" | "clock" | "moment" | "day";
}

/** A moment, in the reader's language and time zone. */
export function Time({ at, as = "ago" }: TimeProps): ReactElement {
  const format = useFormat();
  const current = useNow();
  // What has come since the clock was last read is not in the future.
  const lately = Date.parse(at) < current + EVERY ? Math.max(current, Date.parse(at)) : current;
  return (
    <time dateTime={at} title={format.moment(at)}>
      {as === "ago" ? format.ago(at, lately) : format[as](at)}
    </time>
  );
}

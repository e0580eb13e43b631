/** What tabs of one browser do together. */
export interface Tabs {
  /** Tells the other tabs. */
  tell(message: object): void;
  close(): void;
}

/**
 * Has one tab of a browser do the work, and the others hear of it. When that tab closes, the next one
 * goes on.
 *
 * @param name of what they share
 * @param work is ended by the signal
 * @returns nothing where a browser has no such ways: each tab works by itself then
 */
export function shareTabs(
  name: string,
  hear: (message: unknown) => void,
  work: (signal: AbortSignal) => Promise<void>,
): Tabs | undefined {
  const { locks } = navigator as Partial<Navigator>;
  if (!locks || !globalThis.BroadcastChannel) return undefined;
  const over = new AbortController();
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => hear(data);
  locks
    .request(name, { signal: over.signal }, () => work(over.signal))
    // It was given up while it waited for its turn.
    .catch(() => {});
  return {
    // A channel is of one origin alone.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (message) => channel.postMessage(message),
    close() {
      over.abort();
      channel.close();
    },
  };
}

import type { Store } from "../../store/store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { Write, WriteToAll, Written, WrittenToAll } from "./write.ts";

/** The most writes that may wait, and of one commit. */
const MOST_WAITING = 10_000;
const MOST_AT_ONCE = 500;

interface Waiting {
  readonly write: Write | WriteToAll;
  resolve(written: Written | WrittenToAll): void;
  reject(error: Error): void;
}

/** Writes conversations. */
export interface ChatWriter {
  /**
   * It is on disk, and told to everybody who listens, when this resolves.
   *
   * @throws StoreError
   */
  write(write: Write): Promise<Written>;
  writeToAll(write: WriteToAll): Promise<WrittenToAll>;
}

/**
 * The main thread's end of `chatWrite`: what comes in the same turn of the event loop, or while a commit
 * runs, shares the next commit.
 *
 * @param server names this process to others on the same database
 * @param committed is told of each commit, in order, before who has written is answered
 */
export function openChatWriter(
  store: Pick<Store, "run">,
  server: string,
  committed: (written: readonly (Written | WrittenToAll)[]) => void,
): ChatWriter {
  let queue: Waiting[] = [];
  let writing = false;

  const commit = async (taken: readonly Waiting[]): Promise<void> => {
    let written: Awaited<ReturnType<typeof store.run<"chatWrite">>>;
    try {
      const writes = taken.map(({ write }) => write);
      written = await store.run("chatWrite", { writes, server });
    } catch (error) {
      if (error instanceof StoreError || taken.length === 1) {
        for (const each of taken) each.reject(error as Error);
      } else {
        // What no database takes must not sink what came along with it.
        for (const each of taken) await commit([each]);
      }
      return;
    }
    committed(written);
    taken.forEach((each, place) => each.resolve(written[place]!));
  };
  const next = async (): Promise<void> => {
    while (queue.length > 0) {
      const taken = queue.slice(0, MOST_AT_ONCE);
      queue = queue.slice(MOST_AT_ONCE);
      await commit(taken);
    }
    writing = false;
  };
  const ask = (write: Write | WriteToAll): Promise<Written | WrittenToAll> => {
    if (queue.length >= MOST_WAITING) {
      return Promise.reject(new StoreError("overloaded", "Too many messages wait to be stored."));
    }
    return new Promise((resolve, reject) => {
      queue.push({ write, resolve, reject });
      if (writing) return;
      writing = true;
      setImmediate(() => void next());
    });
  };
  return {
    write: (write) => ask(write) as Promise<Written>,
    writeToAll: (write) => ask(write) as Promise<WrittenToAll>,
  };
}

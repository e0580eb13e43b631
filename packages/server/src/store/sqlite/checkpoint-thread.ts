import { parentPort } from "node:worker_threads";
import SQLite from "better-sqlite3";
import { type Checkpointed, checkpoint } from "./checkpoint.ts";

/** So few pages the writer moves by itself in a moment. */
const FEW = 200;
/** While the writer goes on at full speed there are never so few. */
const MOST_ROUNDS = 4;

/**
 * The checkpoint thread: moves pages from the write-ahead log into the database while the writer goes on.
 * First it is told which file; then each message asks for one checkpoint, and an empty one for its end.
 */
const port = parentPort!;
port.once("message", (file: string) => {
  const raw = new SQLite(file, { timeout: 0, fileMustExist: true });
  port.on("message", (more: boolean) => {
    if (!more) {
      raw.close();
      port.close();
      return;
    }
    let done: Checkpointed;
    let rounds = 0;
    do done = checkpoint(raw, "PASSIVE");
    while (done.pages - done.moved > FEW && ++rounds < MOST_ROUNDS);
    port.postMessage("moved");
  });
});

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import SQLite from "better-sqlite3";
import { failureOf } from "../store-error.ts";

/** The reader thread: runs what only reads, however long it takes. */
const raw = new SQLite(workerData as string, { readonly: true, timeout: 5_000 });
const port = parentPort as MessagePort;
const prepared = new Map<string, SQLite.Statement>();

/** More kinds of questions than these are not asked again and again. */
const KEPT = 200;

port.on(
  "message",
  ({ id, sql, parameters }: { id: number; sql: string; parameters: unknown[] }) => {
    try {
      let statement = prepared.get(sql);
      if (!statement) {
        if (prepared.size >= KEPT) prepared.clear();
        prepared.set(sql, (statement = raw.prepare(sql)));
      }
      port.postMessage({ id, rows: statement.all(parameters) });
    } catch (error) {
      port.postMessage({ id, failure: failureOf(error) });
    }
  },
);

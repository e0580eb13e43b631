import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import SQLite from "better-sqlite3";
import { failureOf } from "../store-error.ts";
import { statementsOf } from "./statements.ts";

/** The reader thread: runs what only reads, however long it takes. */
const raw = new SQLite(workerData as string, { readonly: true, timeout: 5_000 });
const port = parentPort as MessagePort;
const prepare = statementsOf(raw);

port.on(
  "message",
  ({ id, sql, parameters }: { id: number; sql: string; parameters: unknown[] }) => {
    try {
      port.postMessage({ id, rows: prepare(sql).all(parameters) });
    } catch (error) {
      port.postMessage({ id, failure: failureOf(error) });
    }
  },
);

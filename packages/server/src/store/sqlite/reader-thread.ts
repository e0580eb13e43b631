import { type MessagePort, parentPort } from "node:worker_threads";
import SQLite from "better-sqlite3";
import { failureOf } from "../store-error.ts";
import { statementsOf } from "./statements.ts";

/** The reader thread: runs what only reads, however long it takes. First it is told which file. */
const port = parentPort as MessagePort;
port.once("message", (file: string) => {
  const prepare = statementsOf(new SQLite(file, { readonly: true, timeout: 5_000 }));
  port.on("message", ({ id, sql, parameters }: Query) => {
    try {
      port.postMessage({ id, rows: prepare(sql).all(parameters) });
    } catch (error) {
      port.postMessage({ id, failure: failureOf(error) });
    }
  });
});

interface Query {
  readonly id: number;
  readonly sql: string;
  readonly parameters: unknown[];
}

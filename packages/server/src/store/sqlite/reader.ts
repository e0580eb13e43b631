import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Tables } from "../tables.ts";
import { startEarly, startThread } from "../thread/start.ts";
import { storeError } from "../store-error.ts";
import type { Failure } from "../thread/protocol.ts";

interface Answer {
  readonly id: number;
  readonly rows?: unknown[];
  readonly failure?: Failure;
}

/** Starts the thread before there is a file to read. */
export function startReaderEarly(): void {
  startEarly(new URL(import.meta.url), "./reader-thread");
}

/** A Kysely whose queries are run by a thread of their own. It can only read. */
export function sqliteReader(file: string): { db: Kysely<Tables>; close(): Promise<unknown> } {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  const thread = startThread(new URL(import.meta.url), "./reader-thread");
  thread.postMessage(file);
  thread.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const fail = (message: string): void => {
    for (const [id, tell] of waiting) tell({ id, failure: { code: "THREAD", message } });
    waiting.clear();
  };
  thread.on("error", (error) => fail(String(error)));
  thread.on("exit", () => fail("The reader thread has ended."));
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const id = ++asked;
      const { rows, failure } = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        thread.postMessage({ id, sql, parameters });
      });
      if (failure) throw storeError(failure);
      return { rows: rows as Row[] };
    },
    streamQuery() {
      throw new Error("The reader thread does not stream.");
    },
  };
  const readOnly = (): never => {
    throw new Error("This connection only reads.");
  };
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: readOnly,
        commitTransaction: readOnly,
        rollbackTransaction: readOnly,
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return { db, close: () => thread.terminate() };
}

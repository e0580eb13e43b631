import type { Kysely } from "kysely";
import type { DatabaseKind } from "./database.ts";

/** One step of the schema. Forward only; a released one is never changed. */
export interface Migration {
  /** A number and what it is about; they run in this order. */
  readonly name: string;
  /** Runs in a transaction of its own, which also records it. */
  up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void>;
}

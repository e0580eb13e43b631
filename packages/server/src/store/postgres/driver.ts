import { createRequire } from "node:module";
import type pg from "pg";

const load = createRequire(import.meta.url);

/** PostgreSQL's driver: only who has such a database waits until it is loaded. */
export function driver(): typeof pg {
  return load("pg") as typeof pg;
}

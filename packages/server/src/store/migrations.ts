import { logAndProjections } from "./migrations/0001-log-and-projections.ts";
import type { Migration } from "./migration.ts";

/** All migrations, in order. */
export const MIGRATIONS: readonly Migration[] = [logAndProjections];

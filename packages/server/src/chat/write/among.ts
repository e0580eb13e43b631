import { type RawBuilder, sql } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";

/** Texts to look among, as one value: however many there are, the statement is the same. */
export function among(kind: DatabaseKind, texts: Iterable<string>): RawBuilder<string> {
  const all = [...new Set(texts)];
  return kind === "sqlite"
    ? sql<string>`(select value from json_each(${JSON.stringify(all)}))`
    : sql<string>`(select unnest(${all}::text[]))`;
}

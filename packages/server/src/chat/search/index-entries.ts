import { tokensOf } from "@stagelight/core/search";
import { sql, type Transaction } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";

/** An entry of a conversation that has words. */
export interface IndexedEntry {
  readonly position: number;
  readonly text: string;
}

/**
 * Has entries found by their words, from the commit of the transaction on that writes them.
 *
 * @param step the transaction; the entries stand in it already
 */
export async function indexEntries(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  entries: readonly IndexedEntry[],
): Promise<void> {
  const rows = entries
    .map(({ position, text }) => ({ position, words: tokensOf(text, true) }))
    .filter(({ words }) => words.length > 0);
  if (rows.length === 0) return;
  if (kind === "postgres") {
    const values = rows.map(
      ({ position, words }) => sql`(${position}, ${vector(words)}::tsvector)`,
    );
    await sql`insert into chat_search (position, words) values ${sql.join(values)}`.execute(step);
  } else {
    const values = rows.map(({ position, words }) => sql`(${position}, ${words.join(" ")})`);
    await sql`insert into chat_search (rowid, words) values ${sql.join(values)}`.execute(step);
  }
}

/** Words with their places, as PostgreSQL writes them. Letters and digits alone need no escapes. */
function vector(words: readonly string[]): string {
  return words.map((word, place) => `'${word}':${place + 1}`).join(" ");
}

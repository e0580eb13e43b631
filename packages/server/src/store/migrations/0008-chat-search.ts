import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * The words of what was said in chats, as `tokensOf` tells them, by the entry's position. An entry that
 * is deleted or changed, by whatever does so, is found no more.
 */
export const chatSearch: Migration = {
  name: "0008-chat-search",
  up: (db, kind) => (kind === "postgres" ? onPostgres(db) : onSqlite(db)),
};

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  // "ascii" takes each byte beyond ASCII for a part of a word: the words are ours, and stay as they are.
  await sql`create virtual table chat_search using fts5(words, tokenize = 'ascii')`.execute(db);
  // What is erased does not stay behind in the index.
  await sql`insert into chat_search (chat_search, rank) values ('secure-delete', 1)`.execute(db);
  const unindex = sql.raw("begin delete from chat_search where rowid = old.position; end");
  await sql`create trigger chat_entry_deleted after delete on chat_entry ${unindex}`.execute(db);
  await sql`create trigger chat_entry_changed after update of text on chat_entry
    when new.text is not old.text ${unindex}`.execute(db);
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table chat_search (position bigint primary key, words tsvector not null)`.execute(
    db,
  );
  await sql`create index chat_search_by_words on chat_search using gin (words)`.execute(db);
  await sql`create function chat_entry_unindex() returns trigger language plpgsql as $$
    begin delete from chat_search where position = old.position; return null; end $$`.execute(db);
  await sql`create trigger chat_entry_deleted after delete on chat_entry
    for each row execute function chat_entry_unindex()`.execute(db);
  await sql`create trigger chat_entry_changed after update of text on chat_entry for each row
    when (new.text is distinct from old.text) execute function chat_entry_unindex()`.execute(db);
}

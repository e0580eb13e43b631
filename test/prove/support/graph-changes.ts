import type { Database } from "../../../packages/server/dist/store/database.js";

/** As much of the driver as is asked here. */
interface Raw {
  exec(sql: string): void;
  prepare(sql: string): { all(): unknown[]; pluck(): { get(): unknown } };
}

/**
 * Counts from here on every row of any table that is added, deleted, or has another value than before,
 * by triggers of this connection of an SQLite database. Writing what is there already is no change.
 *
 * @returns what tells the counts, by tables
 */
export function countChanges(database: Database): () => string {
  const { raw } = database as unknown as { raw: Raw };
  raw.exec("pragma temp_store = memory; create temp table changes (name text, times integer)");
  // What a search index is made of takes no triggers, and follows from tables that do.
  const tables = raw
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table'")
    .all();
  for (const { name } of tables as { name: string }[]) {
    if (name.startsWith("sqlite_")) continue;
    const columns = raw.prepare(`pragma table_info(${name})`).all() as { name: string }[];
    const other = columns.map((each) => `old.${each.name} is not new.${each.name}`).join(" or ");
    raw.exec(`insert into changes values ('${name}', 0)`);
    const counts = `begin update changes set times = times + 1 where name = '${name}'; end`;
    raw.exec(`create temp trigger ${name}_added after insert on main.${name} ${counts};
      create temp trigger ${name}_deleted after delete on main.${name} ${counts};
      create temp trigger ${name}_changed after update on main.${name} when ${other} ${counts};`);
  }
  const told = raw
    .prepare("select group_concat(name || ' ' || times, ', ') from changes where times > 0")
    .pluck();
  return () => String(told.get());
}

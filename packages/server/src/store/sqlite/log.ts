import type SQLite from "better-sqlite3";
import type { Log, LogRow } from "../../log/log.ts";

/** The log in an SQLite file. There is one writer, so ids are handed out in the order of commits. */
export function sqliteLog(raw: SQLite.Database): Log {
  let insert: SQLite.Statement | undefined;
  let select: SQLite.Statement | undefined;
  return {
    async append(entries) {
      insert ??= raw.prepare("insert into log (received_at, trust, body) values (?, ?, ?)");
      const statement = insert;
      const all = raw.transaction(() => {
        for (const { receivedAt, trust, body } of entries) statement.run(receivedAt, trust, body);
      });
      // In a command's transaction it is part of that one.
      if (raw.inTransaction) all();
      else all.immediate();
    },
    async read(after, limit) {
      select ??= raw.prepare(
        "select id, received_at as receivedAt, trust, body from log where id > ? order by id limit ?",
      );
      const rows = select.all(Number(after || 0), limit) as Omit<LogRow, "position">[];
      return rows.map((row) => ({ ...row, position: String(row.id) }));
    },
    compare: (one, other) => Number(one || 0) - Number(other || 0),
    async deleteUntil(position) {
      return raw.prepare("delete from log where id <= ?").run(Number(position || 0)).changes;
    },
  };
}

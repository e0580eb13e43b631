import type SQLite from "better-sqlite3";
import type { Log, LogEntry, LogRow, Position } from "../../log/log.ts";
import type { Alone } from "./connect.ts";

/** The log in an SQLite file. There is one writer, so ids are handed out in the order of commits. */
export function sqliteLog(raw: SQLite.Database, alone: Alone, inPlace: () => void): Log {
  let insert: SQLite.Statement | undefined;
  let select: SQLite.Statement | undefined;
  const insertAll = raw.transaction((entries: readonly LogEntry[]) => {
    insert ??= raw.prepare("insert into log (received_at, trust, body) values (?, ?, ?)");
    for (const { receivedAt, trust, body } of entries) insert.run(receivedAt, trust, body);
  });
  return {
    async append(entries, on) {
      if (on) insertAll(entries);
      else {
        await alone(() => {
          inPlace();
          insertAll.immediate(entries);
        });
      }
    },
    async read(after, limit) {
      const rows = await alone(() => {
        select ??= raw.prepare(
          "select id, received_at as receivedAt, trust, body from log where id > ? order by id limit ?",
        );
        return select.all(Number(after || 0), limit) as Omit<LogRow, "position">[];
      });
      return rows.map((row) => ({ ...row, position: String(row.id) }));
    },
    compare: (one, other) => Number(one || 0) - Number(other || 0),
    async remove(_on, positions) {
      raw.prepare(`delete from log where ${LISTED}`).run(listed(positions));
    },
    async retrust(_on, positions, trust) {
      raw.prepare(`update log set trust = ? where ${LISTED}`).run(trust, listed(positions));
    },
    deleteUntil: (position) =>
      alone(() => raw.prepare("delete from log where id <= ?").run(Number(position || 0)).changes),
  };
}

const LISTED = "id in (select value from json_each(?))";

function listed(positions: readonly Position[]): string {
  return JSON.stringify(positions.map(Number));
}

import type SQLite from "better-sqlite3";
import type { Log, LogEntry, LogRow, Position } from "../../log/log.ts";
import type { Alone } from "./connect.ts";
import type { Prepare } from "./statements.ts";

/** The log in an SQLite file. There is one writer, so ids are handed out in the order of commits. */
export function sqliteLog(
  raw: SQLite.Database,
  prepare: Prepare,
  alone: Alone,
  inPlace: () => void,
): Log {
  const insertAll = raw.transaction((entries: readonly LogEntry[]) => {
    const insert = prepare("insert into log (received_at, trust, body) values (?, ?, ?)");
    for (const { receivedAt, trust, body } of entries) insert.run(receivedAt, trust, body);
  });
  return {
    async append(entries, on) {
      const insert = (): void => {
        inPlace();
        // Inside a transaction this is a part of it.
        insertAll.immediate(entries);
      };
      await (on ? insert() : alone(insert));
    },
    async read(after, limit) {
      const rows = await alone(() => {
        const select = prepare(
          "select id, received_at as receivedAt, trust, body from log where id > ? order by id limit ?",
        );
        return select.all(Number(after || 0), limit) as Omit<LogRow, "position">[];
      });
      return rows.map((row) => ({ ...row, position: String(row.id) }));
    },
    compare: (one, other) => Number(one || 0) - Number(other || 0),
    async remove(_on, positions) {
      prepare(`delete from log where ${LISTED}`).run(listed(positions));
    },
    async retrust(_on, positions, trust) {
      prepare(`update log set trust = ? where ${LISTED}`).run(trust, listed(positions));
    },
    async rewrite(_on, bodies) {
      const update = prepare("update log set body = ? where id = ?");
      for (const [position, body] of bodies) update.run(body, Number(position));
    },
    deleteUntil: (position) =>
      alone(() => prepare("delete from log where id <= ?").run(Number(position || 0)).changes),
  };
}

const LISTED = "id in (select value from json_each(?))";

function listed(positions: readonly Position[]): string {
  return JSON.stringify(positions.map(Number));
}

import type { connectPostgres } from "../../store/postgres/connect.ts";
import { type Finding, note, ok, wrong } from "./finding.ts";

/** The oldest PostgreSQL that has what the log needs (`pg_current_xact_id`). */
const OLDEST = 13;

/** Seconds by which the clocks may differ. */
const SKEW = 5;

/** What is asked in one statement. */
interface Told {
  readonly version: number;
  readonly fsync: string;
  readonly pages: string;
  readonly commit: string;
  readonly encoding: string;
  readonly may: boolean;
  readonly standby: boolean;
  readonly now: number;
}

/** Looks at how the database would keep what it is given. */
export async function checkPostgres({
  pool,
}: ReturnType<typeof connectPostgres>): Promise<Finding[]> {
  const { rows } = await pool.query<Told>(`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('synchronous_commit') as commit,
      current_setting('server_encoding') as encoding,
      has_schema_privilege(current_schema(), 'create') as may,
      pg_is_in_recovery() as standby,
      extract(epoch from clock_timestamp())::float8 as now`);
  const { version, fsync, pages, commit, encoding, may, standby, now } = rows[0]!;
  const skew = Math.abs(now - Date.now() / 1_000);
  return [
    version >= OLDEST
      ? ok("PostgreSQL", String(version))
      : wrong("PostgreSQL", String(version), `Use PostgreSQL ${OLDEST} or newer.`),
    fsync === "on" && pages === "on" && commit === "on"
      ? ok("durability", "fsync, full_page_writes and synchronous_commit are on")
      : wrong(
          "durability",
          `fsync=${fsync}, full_page_writes=${pages}, synchronous_commit=${commit}`,
          "Turn them on in postgresql.conf: a power cut would take events that were answered.",
        ),
    encoding === "UTF8"
      ? ok("encoding", encoding)
      : wrong("encoding", encoding, "Create the database with ENCODING 'UTF8'."),
    may && !standby
      ? ok("rights", "may make tables")
      : wrong(
          "rights",
          standby ? "a standby, which only reads" : "may make no tables",
          standby
            ? "Let DATABASE_URL lead to the primary."
            : "Grant CREATE on the schema to the user in DATABASE_URL.",
        ),
    skew <= SKEW
      ? ok("clock", "as the database's")
      : note(
          "clock",
          `${Math.round(skew)} s away from the database's`,
          "Let both machines set their clocks by NTP.",
        ),
  ];
}

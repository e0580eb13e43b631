import type { ReadConfig } from "@stagelight/core/config";
import { checkIncentive } from "../../newsletter/incentive/check.ts";
import { checkReferral } from "../../referral/figures.ts";
import { checkAsking } from "../../reviews/asking/check-asking.ts";
import { checkOverdue } from "../../reviews/check-overdue.ts";
import { checkFrozen } from "../../reviews/moderate/check-frozen.ts";
import { checkFiles } from "../../chat/attachments/check-files.ts";
import { checkTeam } from "../../team/check-team.ts";
import { checkThanks } from "../../reviews/receive/thanks-keeper.ts";
import type { Database } from "../../store/database.ts";
import { pendingMigrations } from "../../store/migrate.ts";
import { kindOf } from "../../store/open.ts";
import { connectPostgres } from "../../store/postgres/connect.ts";
import { connectSqlite, sqlitePath } from "../../store/sqlite/connect.ts";
import { type Finding, note, ok, reason, wrong } from "./finding.ts";
import { checkOutbox } from "./outbox.ts";
import { checkPostgres } from "./postgres.ts";
import { checkSignUps } from "./sign-ups.ts";
import { checkConnection, checkFile } from "./sqlite.ts";

/** Milliseconds by which the newest event may come from the future. */
const SKEW = 60_000;

/** Looks at the database, whatever kind it is. Changes nothing. */
export async function checkDatabase(address: string, config: ReadConfig): Promise<Finding[]> {
  if (kindOf(address) === "postgres") {
    return connected(connectPostgres(address), config, checkPostgres);
  }
  const found = checkFile(sqlitePath(address));
  const there = found.every(({ about, state }) =>
    about === "disk" || about === "file system" ? true : state === "ok",
  );
  if (!there) return found;
  const more = await connected(connectSqlite(sqlitePath(address)), config, checkConnection);
  return [...found, ...more];
}

async function connected<Connection extends Database>(
  database: Connection,
  config: ReadConfig,
  look: (database: Connection) => Finding[] | Promise<Finding[]>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    found.push(...(await look(database)));
    const pending = await pendingMigrations(database);
    if (pending.length > 0) {
      const told = `still needs ${pending.join(", ")}`;
      return [...found, note("tables", told, "stagelight serve and stagelight migrate do that.")];
    }
    found.push(
      ok("tables", "up to date"),
      await checkClock(database),
      await checkWriting(database),
      ...(await checkOutbox(database)),
      await checkSignUps(database, config, Date.now()),
      ...(await checkIncentive(database, config)),
      ...(await checkReferral(database, config, Date.now())),
      ...(await checkThanks(database, config, Date.now())),
      ...(await checkAsking(database, config, Date.now())),
      ...(await checkFrozen(database)),
      ...(await checkOverdue(database, config, Date.now())),
      ...(await checkTeam(database, config)),
      ...(await checkFiles(database, config)),
    );
  } catch (error) {
    const help = "Check DATABASE_URL, the network, and whether the database runs.";
    found.push(wrong("database", reason(error), help));
  } finally {
    await database.close().catch(() => {});
  }
  return found;
}

async function checkClock({ db }: Database): Promise<Finding> {
  const newest = await db
    .selectFrom("visitor")
    .select((row) => row.fn.max("last_seen").as("seen"))
    .executeTakeFirst();
  const ahead = Number(newest?.seen ?? 0) - Date.now();
  if (ahead < SKEW) return ok("history", "no event comes from the future");
  return note(
    "history",
    `the newest event is ${Math.round(ahead / 1_000)} s ahead of this machine's clock`,
    "Let the machine set its clock by NTP.",
  );
}

/** Whether a write gets through; it is taken back. */
async function checkWriting({ db }: Database): Promise<Finding> {
  const TAKEN_BACK = "taken back";
  try {
    await db.transaction().execute(async (step) => {
      await step
        .insertInto("suppression")
        .values({
          hash: "stagelight doctor",
          scope: "marketing",
          reason: "doctor",
          created_at: Date.now(),
        })
        .execute();
      throw new Error(TAKEN_BACK);
    });
  } catch (error) {
    if ((error as Error).message !== TAKEN_BACK) {
      const help = "See what holds the database, or whether its disk is full.";
      return wrong("writing", reason(error), help);
    }
  }
  return ok("writing", "works");
}

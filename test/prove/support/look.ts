import { DatabaseSync } from "node:sqlite";
import { prepare } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { openDatabase } from "../../../packages/server/dist/store/open.js";
import type { Database } from "../../../packages/server/dist/store/database.js";
import { NO_PLAN, type Plan } from "../../../packages/server/dist/outbox/plan.js";
import { projectLive } from "../../../packages/server/dist/project/project.js";
import { replay } from "../../../packages/server/dist/project/replay.js";

/** What stands in a database that no server uses any more. */
export interface Looked {
  /** How often each message stands in the log. */
  readonly messages: ReadonlyMap<string, number>;
  readonly seen: number;
  /** What is another after the log was played again, of all people and transitions. */
  readonly differences: readonly string[];
  readonly integrity: string;
}

/**
 * Reads a database after its server has ended: projects what is left, then plays the log again.
 *
 * @param config as the server had it
 * @param plan as the server had it
 */
export async function look(url: string, config: unknown, plan: Plan = NO_PLAN): Promise<Looked> {
  const database = openDatabase(url);
  const model = prepare(readConfig(config).table);
  try {
    while ((await projectLive(database, { model, plan }, { limit: 1_000 })).rows > 0);
    const messages = new Map<string, number>();
    for (let after = ""; ;) {
      const rows = await database.log.read(after, 5_000);
      if (rows.length === 0) break;
      for (const { body } of rows) {
        const { messageId } = JSON.parse(body) as { messageId: string };
        messages.set(messageId, (messages.get(messageId) ?? 0) + 1);
      }
      after = rows.at(-1)!.position;
    }
    const { seen } = await database.db
      .selectFrom("seen_message")
      .select((row) => row.fn.countAll<number>().as("seen"))
      .executeTakeFirstOrThrow();
    const state = await stateOf(database);
    await replay(database, model);
    return {
      messages,
      seen: Number(seen),
      differences: differences(state, await stateOf(database)),
      integrity: integrityOf(url),
    };
  } finally {
    await database.close();
  }
}

/** All people and transitions, a text a row. */
async function stateOf({ db }: Database): Promise<ReadonlySet<string>> {
  const rows = new Set<string>();
  const add = (table: string, found: readonly object[]): void => {
    for (const row of found) {
      rows.add(`${table} ${JSON.stringify(Object.entries(row).sort(byName))}`);
    }
  };
  add("visitor", await db.selectFrom("visitor").selectAll().execute());
  add("profile", await db.selectFrom("profile").selectAll().execute());
  add("identity", await db.selectFrom("identity").selectAll().execute());
  const transitions = await db.selectFrom("transition").selectAll().orderBy("id").execute();
  // Their own numbers are handed out anew; one event may move somebody twice.
  const counts = new Map<string, number>();
  add(
    "transition",
    transitions.map((row) => {
      const of = `${row.log_id} ${row.visitor_id} ${row.standing} ${row.track}`;
      counts.set(of, (counts.get(of) ?? 0) + 1);
      return { ...row, id: counts.get(of) };
    }),
  );
  return rows;
}

/** Rows that only one of them has. */
function differences(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [
    ...[...before].filter((row) => !after.has(row)).map((row) => `before: ${row}`),
    ...[...after].filter((row) => !before.has(row)).map((row) => `after: ${row}`),
  ];
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function integrityOf(url: string): string {
  if (!url.startsWith("file:")) return "ok";
  const file = new DatabaseSync(url.slice("file:".length), { readOnly: true });
  const rows = file.prepare("pragma integrity_check").all();
  file.close();
  return rows.map((row) => String(row["integrity_check"])).join("; ");
}

/** Says what playing the log again has changed. */
export function another(differences: readonly string[]): string[] {
  if (differences.length === 0) return [];
  const some = differences.slice(0, 4).join("\n");
  return [`playing the log again gives another state in ${differences.length} rows:\n${some}`];
}

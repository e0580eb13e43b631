import { createHash } from "node:crypto";
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
  /** One hash over all people and transitions, and the same after the log was played again. */
  readonly state: string;
  readonly replayed: string;
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
      state,
      replayed: await stateOf(database),
      integrity: integrityOf(url),
    };
  } finally {
    await database.close();
  }
}

async function stateOf({ db }: Database): Promise<string> {
  const hash = createHash("sha256");
  const add = (rows: readonly object[]): void => {
    for (const row of rows) hash.update(JSON.stringify(Object.entries(row).sort(byName)));
  };
  add(await db.selectFrom("visitor").selectAll().orderBy("id").execute());
  add(await db.selectFrom("profile").selectAll().orderBy("id").execute());
  add(await db.selectFrom("identity").selectAll().orderBy("kind").orderBy("value").execute());
  const transitions = await db
    .selectFrom("transition")
    .selectAll()
    .orderBy("log_id")
    .orderBy("standing")
    .orderBy("track")
    .orderBy("at")
    .execute();
  // Their own numbers are handed out anew.
  add(transitions.map((row) => ({ ...row, id: 0 })));
  return hash.digest("hex");
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

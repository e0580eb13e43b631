import { type Model, prepare } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { testDatabase } from "../store/test-database.ts";
import { TRUST, type Trust } from "../log/log.ts";
import type { Database, DatabaseKind } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import { openDatabase } from "../store/open.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { DestinationPlan, Plan } from "../outbox/plan.ts";
import { projectLive, type Rules } from "./project.ts";

/** An event of a test; what is left out is filled in. */
export type Said = Partial<LoggedEvent> & { readonly trust?: Trust; readonly day?: number };

/** For tests: a database of its own with a log that is projected when the test says so. */
export interface TestLog {
  readonly database: Database;
  readonly model: Model;
  /** The model, and a destination that is told of verified changes of stage. */
  readonly rules: Rules;
  /** Appends events; each is a minute after the one before, or on a day of its own. */
  say(...events: readonly Said[]): Promise<void>;
  /** Projects all that was appended, in batches of this size. */
  project(limit?: number): Promise<void>;
  close(): Promise<void>;
}

/** Where the tests' logs begin. */
export const BEGIN = Date.UTC(2026, 0, 1);

const { table } = readConfig({ lifecycle: { trackBy: "category" } });

/** Is told of verified changes of stage. */
const STAGES: DestinationPlan = {
  endpoint: "stages",
  types: [],
  events: [],
  stages: "verified",
  trust: "verified",
};

/** A new database, migrated and empty. */
export async function testLog(
  kind: DatabaseKind,
  plan: Plan = { destinations: [STAGES], mails: [] },
): Promise<TestLog> {
  const { address, remove } = await testDatabase(kind);
  const database = openDatabase(address);
  await migrate(database);
  const model = prepare(table);
  const rules = { model, plan };
  let said = 0;
  return {
    database,
    model,
    rules,
    say: (...events) =>
      database.log.append(
        events.map(({ trust = TRUST.hint, day, ...event }) => {
          const number = ++said;
          const receivedAt = BEGIN + (day === undefined ? number * 60_000 : day * 86_400_000);
          const timestamp = new Date(receivedAt).toISOString();
          const all = { type: "track", messageId: `m${number}`, timestamp, ...event };
          return { receivedAt, trust, body: JSON.stringify(all) };
        }),
      ),
    async project(limit = 100) {
      // A transaction of another test that ends just now holds the log up for a moment.
      let looks = kind === "postgres" ? 2 : 1;
      while (looks > 0) {
        const { rows, failed } = await projectLive(database, rules, { limit });
        if (failed[0]) throw failed[0].error;
        if (rows === 0 && --looks > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close() {
      await database.close();
      await remove();
    },
  };
}

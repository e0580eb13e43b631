import type { Selectable } from "kysely";
import { createLogger } from "../operations/log.ts";
import { developmentClock, type DevelopmentClock } from "../operations/clock.ts";
import { testLog, type TestLog } from "../project/test-log.ts";
import { COMMANDS, type CommandContext } from "../store/commands.ts";
import type { DatabaseKind } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import type { JobTable } from "../store/tables.ts";
import type { Handler } from "./handler.ts";
import type { NewJob } from "./job.ts";
import { openOutbox, type Outbox } from "./outbox.ts";
import { insertJobs } from "./write-jobs.ts";

/** For tests: a database of its own with jobs, and outboxes on it that share a clock. */
export interface TestOutbox {
  readonly log: TestLog;
  readonly clock: DevelopmentClock;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** What the outboxes ask of the database; a test may put something in between. */
  readonly store: { run: Store["run"] };
  job(given?: Partial<NewJob>): NewJob;
  add(...jobs: readonly NewJob[]): Promise<void>;
  open(...handlers: readonly Handler[]): Outbox;
  jobs(): Promise<Selectable<JobTable>[]>;
  close(): Promise<void>;
}

export async function testOutbox(kind: DatabaseKind): Promise<TestOutbox> {
  const log = await testLog(kind);
  const { database } = log;
  const clock = developmentClock();
  const lines: string[] = [];
  const logger = createLogger({
    level: "info",
    secrets: [],
    to: { write: (line: string) => void lines.push(line) },
  });
  const context: CommandContext = {
    database,
    ...log.rules,
    progress: () => {},
    appended: () => {},
  };
  const store: TestOutbox["store"] = {
    // Input and output travel between threads.
    run: async (name, input) =>
      structuredClone(await COMMANDS[name](context, structuredClone(input) as never)) as never,
  };
  const opened: Outbox[] = [];
  let made = 0;
  return {
    log,
    clock,
    logged: () => lines.join(""),
    store,
    job: (given = {}) => ({
      uid: `job-${++made}`,
      kind: "deliver",
      endpoint: "shop",
      visitorId: null,
      profileId: null,
      payload: { number: made },
      createdAt: clock.now(),
      dueAt: clock.now(),
      ...given,
    }),
    add: (...jobs) =>
      database.db.transaction().execute((step) => insertJobs(database.bulk, step, jobs)),
    open(...handlers) {
      const outbox = openOutbox({
        store: { run: (...asked) => store.run(...asked) },
        handlers,
        clock,
        logger,
      });
      opened.push(outbox);
      return outbox;
    },
    jobs: () => database.db.selectFrom("job").selectAll().orderBy("id").execute(),
    async close() {
      await Promise.all(opened.map((outbox) => outbox.close()));
      await log.close();
    },
  };
}

/** A handler that does as it is told. */
export function handler(handle: Handler["handle"], given: Partial<Handler> = {}): Handler {
  return { endpoint: "shop", batch: 10, atOnce: 2, handle, ...given };
}

import type { Command, OptionValues } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { wrong } from "../command-line/parse.ts";
import { readSite } from "../command-line/site.ts";
import type { Database } from "../store/database.ts";
import { useDatabase } from "../store/use-database.ts";
import { tableLines } from "../terminal/table.ts";
import { type EndpointFigures, endpointFigures } from "./figures.ts";
import { deadJobs, disabledFor, dropJob, enableEndpoint, holdMails, replayJobs } from "./manage.ts";

/** The most jobs that are listed. */
const MOST = 50;

const options = { config: CONFIG_OPTION };

/** A running server looks for work by itself, if nothing wakes it. */
const SOON = "A server that runs notices within seconds.";

async function onDatabase<Result>(
  values: OptionValues,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { settings } = await readSite(values, { signs: false });
  return useDatabase(settings.database, work);
}

/** Tells how it stands with the jobs of each endpoint. */
export const outboxCommand: Command = {
  options,
  async run(values, { out }) {
    const figures = await onDatabase(values, ({ db }) => endpointFigures(db, Date.now()));
    out(figures.length > 0 ? listed(figures) : "Nothing waits, and nothing was given up.");
    return 0;
  },
};

function listed(figures: readonly EndpointFigures[]): string {
  const right = { align: "right" } as const;
  const columns = [
    { title: "Endpoint", shrinks: true },
    { title: "State" },
    { title: "Waiting", ...right },
    { title: "Due", ...right },
    { title: "Given up", ...right },
  ] as const;
  const rows = figures.map(({ endpoint, state, failures, waiting, due, dead }) => [
    endpoint,
    state === "fails" ? `fails (${failures})` : state,
    ...[waiting, due, dead].map((count) => count.toLocaleString("en")),
  ]);
  return tableLines(columns, rows).join("\n");
}

/** Lists jobs that were given up. */
export const outboxDeadCommand: Command = {
  optionalArguments: { endpoint: "the mail, follow-up or connector's name; default: all" },
  options,
  async run(values, { out }) {
    const jobs = await onDatabase(values, ({ db }) =>
      deadJobs(db, named(values, "endpoint"), MOST),
    );
    if (jobs.length === 0) out("Nothing was given up.");
    for (const { uid, endpoint, deadAt, attempts, trouble } of jobs) {
      const times = attempts === 1 ? "1 try" : `${attempts} tries`;
      out(`${uid}  ${new Date(deadAt).toISOString()}  ${endpoint}, ${times}: ${trouble ?? ""}`);
    }
    if (jobs.length === MOST) out(`These are the newest ${MOST}.`);
    return 0;
  },
};

/** Lets jobs that were given up be done again. */
export const outboxReplayCommand: Command = {
  arguments: { which: "a job's id, an endpoint, or all" },
  options,
  notes: ["They keep their ids, so receivers know what they have had already.", SOON],
  async run(values, { out }) {
    const which = named(values, "which");
    const [count, stuck] = await onDatabase(values, async ({ db }) => {
      const replayed = await replayJobs(db, which === "all" ? undefined : which, Date.now());
      return [replayed, await disabledFor(db, which === "all" ? undefined : which)] as const;
    });
    if (count > 0) out(`${count.toLocaleString("en")} to be tried again.`);
    if (count === 0 && stuck.length === 0)
      throw nothing("No job of this name was given up.", which);
    for (const { endpoint, waiting } of stuck) {
      const jobs = waiting === 1 ? "1 job waits" : `${waiting.toLocaleString("en")} jobs wait`;
      out(`${endpoint} is disabled: ${jobs} until you run stagelight outbox enable ${endpoint}.`);
    }
    return count > 0 ? 0 : 1;
  },
};

/** Gives up mails of which nobody knows whether they were sent. */
export const outboxHoldCommand: Command = {
  options,
  notes: [
    "They may have been sent since the backup was made; outbox replay sends those that were not.",
    "stagelight restore does this by itself. On PostgreSQL, run it before the servers start.",
  ],
  async run(values, { out }) {
    const count = await onDatabase(values, ({ db }) => holdMails(db, Date.now()));
    out(count > 0 ? `${count.toLocaleString("en")} given up.` : "No mail is due.");
    return 0;
  },
};

/** Deletes a job. */
export const outboxDropCommand: Command = {
  arguments: { id: "the job's id" },
  options,
  async run(values, { out }) {
    const uid = named(values, "id")!;
    const dropped = await onDatabase(values, ({ db }) => dropJob(db, uid));
    if (!dropped) throw nothing("There is no such job.", uid);
    out("Deleted.");
    return 0;
  },
};

/** Lets an endpoint be called again. */
export const outboxEnableCommand: Command = {
  arguments: { endpoint: "the mail, follow-up or connector's name" },
  options,
  notes: [SOON],
  async run(values, { out }) {
    const endpoint = named(values, "endpoint")!;
    const enabled = await onDatabase(values, ({ db }) => enableEndpoint(db, endpoint));
    out(enabled ? "Enabled." : "It was not disabled, and does not fail.");
    return 0;
  },
};

function named(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function nothing(sentence: string, given: string | undefined) {
  return wrong(sentence, {
    path: "stagelight outbox",
    expected: "a name that stagelight outbox dead shows",
    found: JSON.stringify(given),
    help: "Run: stagelight outbox dead.",
  });
}

import { EndpointTrouble } from "@stagelight/connectors/destination";
import { list, nearest, StagelightError } from "@stagelight/core/config";
import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { wrong } from "../command-line/parse.ts";
import { readSite } from "../command-line/site.ts";
import { createLogger } from "../operations/log.ts";
import { systemClock } from "../operations/clock.ts";
import { type EndpointFigures, endpointFigures } from "../outbox/figures.ts";
import { openOutgoing } from "../outgoing/safe-fetch.ts";
import { secretTexts, type Settings } from "../settings/settings.ts";
import { useDatabase } from "../store/use-database.ts";
import { tableLines } from "../terminal/table.ts";
import { WIDTH, wrap } from "../terminal/text.ts";
import { awaitingConsent, CONSENT_HELP } from "./awaiting-consent.ts";
import { connectionOf } from "./handler.ts";
import type { ReadDestination } from "./read-connectors.ts";

/** Lists what is connected. */
export const connectorsCommand: Command = {
  options: { config: CONFIG_OPTION },
  async run(values, { out }) {
    const { config, settings } = await readSite(values, { signs: true });
    const { destinations, sources } = settings.connectors;
    if (destinations.size + sources.size === 0) {
      out("Nothing is connected: the config has no connectors.");
      return 0;
    }
    const figures = await figuresOf(settings);
    const rows = [
      ...[...destinations.values()].map(({ name, destination, purpose }) => {
        const its = figures.find(({ endpoint }) => endpoint === name);
        const numbers = [its?.waiting ?? 0, its?.dead ?? 0].map((count) =>
          count.toLocaleString("en"),
        );
        return [name, `to ${destination.name}`, purpose, its?.state ?? "works", ...numbers];
      }),
      ...[...sources.values()].map(({ name, source }) => [
        name,
        `from ${source.name}`,
        "",
        "",
        "",
        "",
      ]),
    ];
    out(tableLines(COLUMNS, rows).join("\n"));
    const waiting = awaitingConsent(config, settings.connectors);
    if (waiting) out(["", ...wrap(`${waiting}. ${CONSENT_HELP}`, WIDTH)].join("\n"));
    return 0;
  },
};

async function figuresOf({ database }: Settings): Promise<EndpointFigures[]> {
  try {
    return await useDatabase(database, ({ db }) => endpointFigures(db, Date.now()));
  } catch (error) {
    // Before the first start nothing waits.
    if (error instanceof StagelightError && error.code === "database-missing") return [];
    throw error;
  }
}

const COLUMNS = [
  { title: "Connector", shrinks: true },
  { title: "Service" },
  { title: "Purpose" },
  { title: "State" },
  { title: "Waiting", align: "right" },
  { title: "Given up", align: "right" },
] as const;

/** Tries a destination out. */
export const connectorsTestCommand: Command = {
  arguments: { connector: "its name in the config" },
  options: { config: CONFIG_OPTION },
  notes: ["A webhook is sent a signed event of the type stagelight.test."],
  async run(values, { out, colors }) {
    const { settings } = await readSite(values, { signs: true });
    const told = await tryOut(destinationNamed(settings, String(values["connector"])), settings);
    if (told.length === 0) out(`${colors.green("ok")}     It took the test.`);
    for (const problem of told) out(`${colors.red("wrong")}  ${problem}`);
    return told.length === 0 ? 0 : 1;
  },
};

function destinationNamed({ connectors }: Settings, name: string): ReadDestination {
  const known = connectors.destinations.get(name);
  if (known) return known;
  const names = [...connectors.destinations.keys()];
  const meant = nearest(name, names);
  throw wrong("There is no such destination in the config.", {
    path: "<connector>",
    expected:
      names.length > 0 ? `one of the destinations ${list(names)}` : "a destination in the config",
    found: JSON.stringify(name),
    help: connectors.sources.has(name)
      ? "It is a source: nothing is sent to it. Send a test from the service instead."
      : meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : "Run: stagelight connectors.",
  });
}

/** @returns what is wrong */
async function tryOut(configured: ReadDestination, settings: Settings): Promise<readonly string[]> {
  if (!configured.destination.test) return ["It has no way of being tried out."];
  const outgoing = openOutgoing({ allowed: settings.allowPrivate });
  const logger = createLogger({ level: settings.logLevel, secrets: secretTexts(settings) });
  const connection = connectionOf(configured, { outgoing, clock: systemClock, logger });
  try {
    return await connection.test(new AbortController().signal);
  } catch (error) {
    if (!(error instanceof EndpointTrouble)) throw error;
    return [error.message];
  } finally {
    await outgoing.close();
  }
}

import { readFile } from "node:fs/promises";
import type { AudienceTable, ModelTable } from "@stagelight/core";
import { readAudience, type ReadConfig, StagelightError } from "@stagelight/core/config";
import { asksForChannels } from "../anywhere/channels.ts";
import type { HeadTable, PreviewTable, TrackerTable } from "../anywhere/memory.ts";
import type { PromptsTable } from "../anywhere/prompts.ts";
import type { ReferralTable } from "../anywhere/referral.ts";
import { widgetServer } from "../widgets/embed.ts";
import type { Imaginable } from "../anywhere/imagine.ts";
import { dataModule } from "./virtual-modules.ts";

/**
 * The inline script of every page: the built head script with the site's table in it.
 *
 * @param dev whether this is `astro dev`
 */
export async function headScript(config: ReadConfig, dev = false): Promise<string> {
  const { table, audienceTables, consent, labels } = config;
  const head: HeadTable = {
    stages: table.stages,
    audiences: audienceTables,
    store: consent.mode === "implied",
  };
  const preview: PreviewTable = { segments: segmentTables(config), labels };
  const name = dev
    ? "head-in-dev"
    : config.preview
      ? "head-with-previews"
      : ["head", asksForChannels(siteAudiences(config)) && "channels", table.profile && "profile"]
          .filter(Boolean)
          .join("-and-")
          .replace("-and-", "-with-");
  const code = await readFile(new URL(`../browser/${name}.js`, import.meta.url), "utf8");
  return code
    .trim()
    .replace("CALLS", () => inScript(callsOf(config)))
    .replace("PREVIEWS", () => inScript(preview))
    .replaceAll("KEEPS", () => inScript(table.profile ?? null))
    .replace("STAGELIGHT", () => inScript(head));
}

/** What the tracker takes over, with what shows prompts. */
function callsOf({ prompts }: ReadConfig): string[] {
  return ["track", "page", "identify", "reset", "set", ...(prompts.length > 0 ? ["prompt"] : [])];
}

/** Data as a script has it: "</script>" in a text of the config must not end the script. */
function inScript(data: unknown): string {
  return JSON.stringify(data).replace(/</g, "\\u003c");
}

/** What preview links can name. */
export function imaginable(config: ReadConfig): Imaginable {
  const { table, audienceTables } = config;
  return { stages: table.stages, audiences: audienceTables, segments: segmentTables(config) };
}

/** The segments, compiled; only those for which browsers remember what they ask for. */
export function segmentTables(config: ReadConfig): Record<string, AudienceTable> {
  const tables: Record<string, AudienceTable> = {};
  for (const segment of Object.keys(config.segments)) {
    try {
      tables[segment] = readAudience({ segment }, config, "");
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
    }
  }
  return tables;
}

/**
 * The module script of every page: the tracker, and before it what sends, where there is a server, what
 * shows prompts, where there are some, what sees friends' links, where there is referral, and what
 * renews reviews, where there are some.
 */
export function pageScript(
  { server, prompts, referral, review }: ReadConfig,
  dev: boolean,
): string {
  const modules = [
    ...(server ? ["queue"] : []),
    // Before the tracker, to hear its first word.
    ...(prompts.length > 0 ? ["prompts"] : []),
    ...(referral ? ["referral"] : []),
    ...(review ? ["reviews"] : []),
    "tracker",
  ];
  const path = (name: string) => JSON.stringify(`@stagelight/astro/${name}`);
  if (!dev || !server) return modules.map((name) => `import ${path(name)};`).join(" ");
  // Nothing is told of a visitor whom the toolbar has made up.
  return `if (!stagelightDev.madeUp()) ${modules.map((name) => `await import(${path(name)});`).join(" ")}`;
}

/** The module of what pages with prompts are given. */
export function promptsModule(config: ReadConfig, base: string): string {
  const { attention: budget, prompts, chat } = config;
  const lines = prompts.some(({ as }) => as === "line");
  const table: PromptsTable = {
    budget,
    prompts,
    embed: `${widgetServer(config, base)}/embed.js`,
    ...(lines && chat?.team !== undefined && { team: chat.team }),
  };
  if (!lines) return dataModule(table);
  return `import line from "@stagelight/astro/chat-line?url&no-inline";
export default { ...${JSON.stringify(table)}, line };`;
}

/** What pages of a site with referral are given. */
export function referralTable(config: ReadConfig, base: string): ReferralTable | undefined {
  const { referral, server } = config;
  if (!referral || !server) return undefined;
  return {
    url: widgetServer(config, base),
    parameter: referral.parameter,
    origins: server.origins,
    programs: Object.fromEntries(referral.programs.map(({ id, attribution }) => [id, attribution])),
  };
}

/** The audiences that the whole site asks about: those that the config names, and those of prompts. */
export function siteAudiences({ audienceTables, prompts }: ReadConfig): AudienceTable[] {
  const prompted = prompts.flatMap(({ when }) => (when ? [when] : []));
  return [...Object.values(audienceTables), ...prompted];
}

/** What the tracker's bundle is given. */
export function trackerTable(config: ReadConfig, base: string, onDemand: boolean): TrackerTable {
  const { server } = config;
  return {
    model: forPages(config.table),
    store: config.consent.mode === "implied",
    askAgain: config.consent.askAgainAfter,
    cookiePath: onDemand ? base : "",
    cookieTraits: onDemand ? traitsOf(config.audienceTables) : [],
    ...(server && {
      server: { url: (server.url ?? "") + server.basePath, key: server.publishableKey },
    }),
  };
}

/** Events that a server tells and no page: browsers need not know their names. */
const OF_SERVERS = ["Referral Qualified", "Promoter Identified"];

function forPages(table: ModelTable): ModelTable {
  return {
    ...table,
    steps: table.steps.map(([id, place, most, events, ...rest]) => [
      id,
      place,
      most,
      events && events.filter((event) => !OF_SERVERS.includes(event)),
      ...rest,
    ]),
  };
}

/** First keys of the traits that audiences ask for. */
function traitsOf(tables: object): string[] {
  const found = JSON.stringify(tables).matchAll(/"traits\.([^".]+)/g);
  return [...new Set([...found].map(([, name]) => name!))];
}

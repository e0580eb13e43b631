import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import { startStoreEarly } from "../../store/thread/early.ts";

/** Milliseconds after which a process that has ended its work is ended. */
const LINGER = 1_000;

/** Runs the server until it is told to end. */
export const serveCommand: Command = {
  options: {
    site: { value: "<folder>", help: "Serve a built site too, such as dist" },
    dev: { help: "On your own machine: make a secret if there is none" },
    config: CONFIG_OPTION,
  },
  notes: [
    "The environment has HOST, PORT, DATABASE_URL, STAGELIGHT_SECRET, SMTP_URL, LOG_LEVEL, and the",
    "secrets of connectors.",
    "It ends on SIGTERM and SIGINT, when what it has begun is done.",
  ],
  async run(values, { note, colors }) {
    const site = siteFolder(values.site);
    startStoreEarly();
    const { createServer } = await import("../../http/server.ts");
    const { serve } = await import("../../http/serve.ts");
    const { firstOwnerLink } = await import("../../team/links/first-owner.ts");
    const { config, settings } = await readSite(values, {
      signs: true,
      ...(values.dev && { development: true }),
    });
    const server = await createServer({ config, settings });
    const { url, closed } = await serve(server, site === undefined ? {} : { site });
    if (site !== undefined) note(`Site     ${colors.bold(`${url}/`)}`);
    note(`Events   ${colors.bold(`${url}${settings.basePath}/v1/batch`)}`);
    note(`Health   ${url}${settings.basePath}/health`);
    // Without it the server runs all the same.
    const link = await firstOwnerLink(server).catch(() => undefined);
    note(`Team     ${new URL(link ?? `${settings.basePath}/dashboard/`, url).href}`);
    if (link !== undefined) note("         lets in the dashboard's first owner: once, for a day");
    if (settings.development && settings.mail.by === "folder") {
      note(`Mailbox  ${url}${settings.basePath}/mailbox`);
    }
    await closed;
    // Whatever is left after the time that ending may take is cut off.
    setTimeout(() => process.exit(), LINGER).unref();
    return 0;
  },
};

function siteFolder(folder: string | true | undefined): string | undefined {
  if (typeof folder !== "string") return undefined;
  if (existsSync(folder)) return resolve(folder);
  throw wrong("There is no such folder.", {
    path: "--site",
    expected: "the folder of a built site",
    found: JSON.stringify(folder),
    help: "Build the site first, or correct the path.",
  });
}

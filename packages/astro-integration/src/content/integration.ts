import { type ReadConfig, StagelightError } from "@stagelight/core/config";
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from "astro";
import { asksForChannels } from "../anywhere/channels.ts";
import { serveCoverage } from "../dev/serve-coverage.ts";
import { siteAudiences } from "../page/scripts.ts";
import { checkContent, type ContentReport, type Finding } from "./check.ts";
import { readEntries } from "./entry.ts";
import { coverageText, findingsText } from "./print.ts";
import { shelfOf, watchShelf } from "./shelf.ts";
import { findUses, type Route } from "./uses.ts";

/** Checks the content collection at every build, and at every change in development. */
export function contentIntegration(config: ReadConfig): AstroIntegration {
  let astro: AstroConfig;
  let routes: readonly Route[] = [];
  const report = (): Promise<ContentReport | undefined> => reportOn(config, astro, routes);
  return {
    name: "@stagelight/astro/content",
    hooks: {
      "astro:config:done"(done) {
        astro = done.config;
      },
      "astro:routes:resolved"(resolved) {
        routes = resolved.routes;
      },
      async "astro:build:start"({ logger }) {
        const started = performance.now();
        const found = await report();
        if (!found) return;
        tell(found, logger);
        const seconds = ((performance.now() - started) / 1000).toFixed(2);
        logger.info(`Checked ${found.entries.length} entries in ${seconds} s`);
        stopOnErrors(found.findings);
      },
      "astro:server:setup"({ server, logger }) {
        const pages = serveCoverage(server, astro, report);
        let before = "";
        watchShelf(astro.root, () => {
          const follow = async (): Promise<void> => {
            const found = await report();
            const text = JSON.stringify(found?.findings);
            if (found && text !== before) tellFindings(found.findings, logger);
            before = text;
            await pages.changed();
          };
          follow().catch((error: unknown) => logger.error(String(error)));
        });
      },
    },
  };
}

/** Checks the site's content as it is now; nothing where the site has no collection. */
async function reportOn(
  config: ReadConfig,
  astro: AstroConfig,
  routes: readonly Route[],
): Promise<ContentReport | undefined> {
  const shelf = shelfOf(astro.root);
  if (!shelf) return undefined;
  const { locales } = config.site;
  const channels = asksForChannels(siteAudiences(config));
  const read = readEntries(shelf.entries(), { ...config, channels, locales }, shelf.keys);
  const uses = await findUses(astro.srcDir, astro.root, routes);
  const { stages } = config.table;
  return checkContent(read, uses, { stages, locales, now: Date.now() / 1000 });
}

function tell(found: ContentReport, logger: AstroIntegrationLogger): void {
  const colours = Boolean(process.stdout.isTTY && !process.env.NO_COLOR);
  const width = Math.min(process.stdout.columns ?? 80, 120);
  logger.info(`\n\n${coverageText(found, { width, colours })}\n`);
  tellFindings(
    found.findings.filter(({ level }) => level !== "error"),
    logger,
  );
}

function tellFindings(findings: readonly Finding[], logger: AstroIntegrationLogger): void {
  for (const [level, say] of [
    ["note", "info"],
    ["warning", "warn"],
    ["error", "error"],
  ] as const) {
    const some = findings.filter((finding) => finding.level === level);
    if (some.length > 0) logger[say](`Content\n\n${findingsText(some)}\n`);
  }
}

function stopOnErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length === 0) return;
  throw new StagelightError("content-invalid", "The site's content does not fit together.", errors);
}

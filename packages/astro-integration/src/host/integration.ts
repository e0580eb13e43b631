import { existsSync } from "node:fs";
import { type ReadConfig, type ReadServer, StagelightError } from "@stagelight/core/config";
import type { AstroIntegration, AstroIntegrationLogger } from "astro";
import { virtualModules } from "../page/virtual-modules.ts";
import { answeringInDev } from "./dev.ts";
import { beforeAstro } from "./before-astro.ts";

/** The optional peer. */
const PEER = "@stagelight/server";

/** The adapter whose process lives as long as a server has to. */
const NODE_ADAPTER = "@astrojs/node";

/**
 * Runs the server within the site: below `server.basePath` of what the Node adapter serves, and of
 * `astro dev`. With other adapters it runs by itself, and the build says how.
 */
export function hostIntegration(config: ReadConfig, server: ReadServer): AstroIntegration {
  let root: URL;
  let runsWithin: boolean | undefined;
  return {
    name: "@stagelight/astro/host",
    hooks: {
      "astro:config:setup"({ command, config: astro, updateConfig, logger }) {
        root = astro.root;
        // Native modules and worker threads cannot be bundled.
        updateConfig({ vite: { ssr: { external: [PEER] } } });
        // Pages that lie elsewhere than the server send there.
        if (command !== "build" || server.url !== undefined) return;
        const adapter = astro.adapter?.name;
        if (!adapter) return;
        if (adapter !== NODE_ADAPTER) return runAlone(logger, adapter);
        runsWithin = false;
        if (!isInstalled(root)) throw missing("The site's server runs in this site");
        updateConfig({
          vite: {
            plugins: [
              beforeAstro(() => (runsWithin = true)),
              virtualModules({
                "virtual:stagelight/server-config": () =>
                  `export default ${JSON.stringify(config)};`,
              }),
            ],
          },
        });
      },
      "astro:build:done"({ logger }) {
        if (runsWithin === false) runAlone(logger, "this version of the Node adapter");
      },
      "astro:server:setup"({ server: vite, logger }) {
        if (server.url !== undefined) return;
        if (!isInstalled(root)) {
          logger.warn(missing(`Nothing answers ${server.basePath}`).message);
          return;
        }
        answeringInDev(vite, { config, server, root, logger });
      },
    },
  };
}

/** Whether the site has the server installed. */
export function isInstalled(root: URL): boolean {
  // Yarn's Plug'n'Play has no folders; it says by itself what is missing.
  if (process.versions["pnp"]) return true;
  // Asking Node would also find what only package managers' own scripts see.
  const above = new URL("../", root);
  return (
    existsSync(new URL(`node_modules/${PEER}/package.json`, root)) ||
    (above.href !== root.href && isInstalled(above))
  );
}

function missing(what: string): StagelightError {
  return new StagelightError(
    "server-missing",
    `${what}, and ${PEER} is not installed. Install it (npm install ${PEER}), or set server.url to where it runs, or server to false in stagelight.config.ts.`,
  );
}

function runAlone(logger: AstroIntegrationLogger, host: string): void {
  logger.warn(
    `The server cannot run within what ${host} makes: it keeps a database and works between requests. Run it alone (npx stagelight serve) and set server.url in stagelight.config.ts to where it stands.`,
  );
}

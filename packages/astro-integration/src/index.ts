import { fileURLToPath } from "node:url";
import { loadConfig, type NamedFile } from "@stagelight/config-file";
import type { ReadConfig } from "@stagelight/core/config";
import type { AstroConfig, AstroIntegration } from "astro";
import { answersIntegration } from "./answers/integration.ts";
import { asksForChannels } from "./anywhere/channels.ts";
import { contentIntegration } from "./content/integration.ts";
import { toolbarIntegration } from "./dev/toolbar.ts";
import { hostIntegration } from "./host/integration.ts";
import { chatScript } from "./page/chat.ts";
import { consentModeScript, consentPlatformModule } from "./page/consent-mode.ts";
import { asksForVisitor } from "./page/asks-for-visitor.ts";
import {
  headScript,
  imaginable,
  pageScript,
  promptsModule,
  referralTable,
  siteAudiences,
  trackerTable,
} from "./page/scripts.ts";
import { siteTypes } from "./page/types.ts";
import { verifiedModule } from "./page/verified.ts";
import {
  compiledAtOnce,
  dataModule,
  knownImports,
  unusedComponents,
  virtualModules,
} from "./page/virtual-modules.ts";
import { widgetIntegration } from "./widgets/integration.ts";

export type { VerifiedStage, Visitor } from "./server/visitor.ts";

/** Options of the integration; everything else is in `stagelight.config.ts`. */
export interface StagelightOptions {
  /** The config file, beside `astro.config`. Default: `stagelight.config.ts` if there is one. */
  readonly config?: string;
}

/** Shows on every page what fits the visitor's lifecycle stage, before the first paint. */
export default function stagelight(options: StagelightOptions = {}): AstroIntegration {
  let onDemand = false;
  let types = "";
  return {
    name: "@stagelight/astro",
    hooks: {
      async "astro:config:setup"(setup) {
        const { config: astro, addWatchFile, injectScript, addMiddleware, updateConfig } = setup;
        const dev = setup.command === "dev";
        const { config, file } = await loadConfig(fileURLToPath(astro.root), {
          base: astro.base,
          named: options.config === undefined ? undefined : namedFile(options.config),
          locales: localesOf(astro),
        });
        if (file) addWatchFile(file);
        types = siteTypes(config);
        injectScript("head-inline", await headScript(config, dev));
        if (config.consent.googleConsentMode) {
          injectScript("head-inline", await consentModeScript(config));
        }
        if (config.chat) injectScript("head-inline", await chatScript(config, astro.base));
        injectScript("page", pageScript(config, dev));
        if (dev || astro.adapter || (await asksForVisitor(astro.srcDir))) {
          addMiddleware({ entrypoint: "@stagelight/astro/middleware", order: "pre" });
        }
        const { table, audiences, segments, tracked, labels, mapsTo } = config;
        const { locales } = config.site;
        const store = config.consent.mode === "implied";
        const channels = asksForChannels(siteAudiences(config));
        const previews = dev || config.preview ? imaginable(config) : undefined;
        updateConfig({
          integrations: [
            contentIntegration(config),
            widgetIntegration(config),
            ...(config.chat?.answers.pages.length ? [answersIntegration(config)] : []),
            ...(config.server ? [hostIntegration(config, config.server)] : []),
            ...(dev ? [toolbarIntegration(config, () => onDemand)] : []),
          ],
          vite: {
            plugins: [
              unusedComponents,
              knownImports,
              compiledAtOnce,
              virtualModules({
                "virtual:stagelight/tracker": () =>
                  dataModule(trackerTable(config, astro.base, onDemand)),
                "virtual:stagelight/prompts": () => promptsModule(config, astro.base),
                "virtual:stagelight/referral": () => dataModule(referralTable(config, astro.base)),
                "virtual:stagelight/reviews": () =>
                  dataModule({ about: config.review?.about, site: config.site.name }),
                // A static site has nobody to read the cookie.
                "virtual:stagelight/hint-cookie": () =>
                  onDemand
                    ? `import { hintCookie } from "@stagelight/astro/hint-cookie";
                       ${config.server ? `import "@stagelight/astro/renew-stage";` : ""}
                       export default ${dev ? "(...call) => stagelightDev.madeUp() || hintCookie(...call)" : "hintCookie"};`
                    : "export default () => {};",
                "virtual:stagelight/verified": () =>
                  onDemand ? verifiedModule(config, astro.root, dev) : verifiedModule(),
                // Most sites keep no score, no orders and no interests.
                "virtual:stagelight/profiling": () =>
                  table.profile
                    ? `export { profiling as default } from "@stagelight/astro/profiling";`
                    : "export default undefined;",
                "virtual:stagelight/consent-platform": () => consentPlatformModule(config),
                "virtual:stagelight/site": () =>
                  dataModule({
                    table,
                    labels,
                    mapsTo,
                    audiences,
                    segments,
                    tracked,
                    channels,
                    locales,
                    store,
                    onDemand,
                    platform: config.consent.platform?.id,
                    prompts: widgetsOf(config),
                    referral: config.referral !== undefined,
                    previews,
                  }),
              }),
            ],
            // The tracker imports a virtual module, which dependency scanning does not know.
            optimizeDeps: { exclude: ["@stagelight/astro"] },
          },
        });
      },
      "astro:config:done"({ config: astro, injectTypes }) {
        // Server islands and endpoints are made on demand even if no page is.
        onDemand ||= astro.adapter !== undefined;
        injectTypes({ filename: "site.d.ts", content: types });
      },
      "astro:routes:resolved"({ routes }) {
        onDemand ||= routes.some(
          ({ isPrerendered, origin }) => !isPrerendered && origin !== "internal",
        );
      },
    },
  };
}

/** The widgets of the config's prompts, by their ids. */
function widgetsOf({ prompts }: ReadConfig): Record<string, string> | undefined {
  if (prompts.length === 0) return undefined;
  return Object.fromEntries(prompts.map(({ id, widget }) => [id, widget]));
}

/** The languages that paths of the site begin with, as Astro's i18n has them. */
function localesOf({ i18n }: AstroConfig): string[] {
  return (i18n?.locales ?? []).map((locale) => (typeof locale === "string" ? locale : locale.path));
}

function namedFile(file: string): NamedFile {
  return {
    file,
    option: "config",
    expected: "a file beside astro.config",
    help: "Create the file, or correct the config option of stagelight() in astro.config.",
  };
}

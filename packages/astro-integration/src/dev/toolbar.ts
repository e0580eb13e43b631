import { fileURLToPath } from "node:url";
import type { ReadConfig } from "@stagelight/core/config";
import type { AstroConfig, AstroIntegration } from "astro";
import { reasonsIn } from "../consent-ui/reasons.ts";
import { shelfOf } from "../content/shelf.ts";
import { segmentTables } from "../page/scripts.ts";
import { dataModule, virtualModules } from "../page/virtual-modules.ts";
import { textsIn } from "../texts/languages.ts";
import {
  APP,
  CONTENT,
  type ContentFile,
  type Language,
  type ToolbarSite,
} from "../toolbar/site.ts";

/** A lamp, its light, and where it falls. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="#fff"><path d="M7.2 1.5h5.6l1.4 4.7H5.8z"/><path d="M5.6 7.4h8.8l3.1 9.1h-15z" opacity=".35"/><ellipse cx="10" cy="16.6" rx="7.6" ry="1.9"/></svg>`;

/**
 * The app in Astro's toolbar, in development only.
 *
 * @param onDemand whether the site can make pages on demand; asked when a page is first shown
 */
export function toolbarIntegration(config: ReadConfig, onDemand: () => boolean): AstroIntegration {
  let root: URL;
  return {
    name: "@stagelight/astro/toolbar",
    hooks: {
      "astro:config:setup"({ config: astro, addDevToolbarApp, updateConfig }) {
        root = astro.root;
        addDevToolbarApp({
          id: APP,
          name: "Stagelight",
          icon: ICON,
          entrypoint: "@stagelight/astro/toolbar",
        });
        updateConfig({
          vite: {
            plugins: [
              virtualModules({
                "virtual:stagelight/toolbar": () =>
                  dataModule(toolbarSite(config, astro, onDemand())),
              }),
              sessionInsteadOfStorage(),
            ],
          },
        });
      },
      "astro:server:setup"({ toolbar }) {
        toolbar.onAppInitialized(APP, () => toolbar.send(CONTENT, contentFiles(root)));
      },
    },
  };
}

/** Gives the scripts that remember visitors a storage that the toolbar can put another before. */
function sessionInsteadOfStorage() {
  // Vite's ids have slashes everywhere.
  const folder = fileURLToPath(new URL("../browser/", import.meta.url)).replaceAll("\\", "/");
  return {
    name: "stagelight:session-instead-of-storage",
    transform: (code: string, id: string): string | undefined =>
      id.startsWith(folder)
        ? code.replace(/\blocalStorage(?=[.[])/g, "stagelightDev.storage")
        : undefined,
  };
}

function toolbarSite(config: ReadConfig, astro: AstroConfig, onDemand: boolean): ToolbarSite {
  return {
    model: config.table,
    segments: segmentTables(config),
    reasons: reasonsIn(textsIn("en"), config.table),
    prompts: config.prompts.length > 0 ? textsIn("en").prompts : undefined,
    languages: languagesOf(astro),
    base: astro.base.endsWith("/") ? astro.base : `${astro.base}/`,
    store: config.consent.mode === "implied",
    onDemand,
  };
}

function languagesOf({ i18n }: AstroConfig): Language[] {
  if (!i18n || i18n.routing === "manual") return [];
  const { defaultLocale, locales, routing } = i18n;
  return locales.map((locale) => {
    const [lang, path] =
      typeof locale === "string" ? [locale, locale] : [locale.codes[0], locale.path];
    const standard = path === defaultLocale || lang === defaultLocale;
    return { lang, path: standard && !routing.prefixDefaultLocale ? "" : path };
  });
}

function contentFiles(root: URL): ContentFile[] {
  const entries = shelfOf(root)?.entries() ?? [];
  return entries.map(({ id, filePath = id, data }) => {
    const { place, title } = data as { place?: unknown; title?: unknown };
    return { place: String(place), title: title ? String(title) : filePath, file: filePath };
  });
}

import { type ReadConfig, widgetSettings } from "@stagelight/core/config";
import {
  chatHtml,
  newsletterHtml,
  referralHtml,
  reviewHtml,
  surveyHtml,
} from "@stagelight/widgets/static";
import type { AstroConfig, AstroIntegration } from "astro";
import type { DevServer } from "../host/dev.ts";
import { dataModule, virtualModules } from "../page/virtual-modules.ts";
import { readEmbed, widgetServer, writeEmbed } from "./embed.ts";
import { themePlugin } from "./theme-plugin.ts";

/**
 * Has the widgets' components find what they need: their server and what the config says of them, a
 * policy that lets them be painted, and, on a site without a server, their built files.
 */
export function widgetIntegration(config: ReadConfig): AstroIntegration {
  const settings = widgetSettings(config);
  const alone = !config.server && Object.keys(settings).length > 0;
  return {
    name: "@stagelight/astro/widgets",
    hooks: {
      "astro:config:setup"({ config: astro, updateConfig }) {
        const server = widgetServer(config, astro.base);
        updateConfig({
          ...allowing(astro, config),
          vite: {
            plugins: [
              themePlugin,
              virtualModules({
                "virtual:stagelight/widgets": () =>
                  dataModule({ server, ...settings, ...answersFrom(config, astro) }),
              }),
            ],
          },
        });
      },
      "astro:server:setup"({ server: vite }) {
        if (alone) answeringInDev(vite, config);
      },
      async "astro:build:done"({ dir }) {
        if (alone) await writeEmbed(config, dir);
      },
    },
  };
}

/** Has `astro dev` answer with the widgets' files, where no server does. */
function answeringInDev({ middlewares }: DevServer, config: ReadConfig): void {
  // Astro has taken the base off by then.
  const folder = widgetServer(config, "/");
  middlewares.use((request, response, next) => {
    const [path = ""] = (request.url ?? "").split("?");
    const text = path.startsWith(folder) && readEmbed(config, path.slice(folder.length));
    if (!text) {
      next();
      return;
    }
    response.setHeader("content-type", "text/javascript; charset=utf-8");
    response.end(text);
  });
}

/** Below which path the build puts the answers that it has read out of the site's pages. */
function answersFrom({ chat }: ReadConfig, { base }: AstroConfig): { readonly answers?: string } {
  return chat?.answers.pages.length ? { answers: base } : {};
}

/** A site's own policy, with the widgets' style sheet and, where it is another, their server's origin. */
function allowing(
  { security: { csp } }: AstroConfig,
  { server, referral, review, surveys, chat }: ReadConfig,
): object {
  if (!csp) return {};
  const painted = [
    newsletterHtml,
    ...(referral ? [referralHtml] : []),
    ...(review ? [reviewHtml] : []),
    ...(surveys.length > 0 ? [surveyHtml] : []),
    ...(chat ? [chatHtml] : []),
  ];
  const hashes = painted.map((html) => html({ server: "", locale: "en" }).styleHash!.slice(1, -1));
  const { algorithm = "SHA-256", scriptDirective } = csp === true ? {} : csp;
  // Astro says 'self' where nobody says anything, and only there.
  const self = scriptDirective?.resources?.length ? [] : ["'self'"];
  return {
    security: {
      csp: {
        algorithm,
        styleDirective: { hashes },
        ...(server && server.url && { scriptDirective: { resources: [...self, server.url] } }),
      },
    },
  };
}

/** Vite's view of a plugin, as much of it as is needed. */
interface Plugin {
  readonly name: string;
  readonly enforce: "pre";
  readonly applyToEnvironment: (environment: { readonly name: string }) => boolean;
  readonly resolveId: {
    readonly filter: { readonly id: RegExp };
    readonly handler: (id: string, importer: string | undefined) => string | undefined;
  };
  readonly load: {
    readonly filter: { readonly id: RegExp };
    readonly handler: () => string;
  };
}

const OURS = "\0virtual:stagelight/before-astro";

/**
 * Puts the server before all of Astro: what adapters ask for the site's app gets one that answers
 * what is the server's and hands on all else. Routes and middleware come too late: Astro has by then
 * refused beacons of other origins, and asked for slashes at the end; and routes are loaded with
 * their first request, whereas this is loaded when the process starts.
 *
 * @param done is called when an adapter has asked
 */
export function beforeAstro(done: () => void): Plugin {
  return {
    name: "stagelight:before-astro",
    enforce: "pre",
    // Pages are prerendered without a server.
    applyToEnvironment: ({ name }) => name === "ssr",
    resolveId: {
      filter: { id: /^astro\/app\/entrypoint$/ },
      handler: (_id, importer) => (importer === OURS ? undefined : OURS),
    },
    load: {
      filter: { id: /^\0virtual:stagelight\/before-astro$/ },
      handler() {
        done();
        return `import { createApp as create } from "astro/app/entrypoint";
import { before } from "@stagelight/astro/host";
export const createApp = (options) => before(create(options));`;
      },
    },
  };
}

import { fileURLToPath } from "node:url";

/**
 * Vite's view of a plugin, as much of it as is needed: the types of Astro 6 and 7 differ. The filters
 * spare all other modules of a site the way to the hook and back.
 */
interface Plugin {
  readonly name: string;
  readonly apply?: "serve";
  readonly resolveId?: Hook<(id: string) => string | undefined>;
  readonly load?: Hook<(id: string) => string | undefined>;
  readonly transform?: Hook<
    (code: string) => {
      readonly code: string;
      readonly map: null;
      readonly moduleSideEffects?: false;
    }
  >;
  readonly generateBundle?: (options: unknown, bundle: Readonly<Record<string, Output>>) => void;
}

interface Output {
  readonly type: string;
  readonly moduleIds?: readonly string[];
  code?: string;
  readonly map?: { mappings: string } | null;
}

interface Hook<Handler> {
  readonly filter: { readonly id: RegExp };
  readonly handler: Handler;
}

/** Modules that exist only during a build. Each entry is asked when it is first imported. */
export function virtualModules(modules: Readonly<Record<string, () => string>>): Plugin {
  return {
    name: "stagelight:virtual-modules",
    resolveId: {
      filter: { id: /^virtual:stagelight\// },
      handler: (id) => (id in modules ? `\0${id}` : undefined),
    },
    load: {
      filter: { id: /^\0virtual:stagelight\// },
      handler: (id) => modules[id.slice(1)]?.(),
    },
  };
}

/**
 * Leaves out components that a site does not use: with their style sheets, and with what paints widgets in
 * every language. By the one for collections Astro finds what the entries' styles are.
 */
export const unusedComponents: Plugin = {
  name: "stagelight:unused-components",
  transform: {
    filter: {
      id: new RegExp(
        `^(${idOf(new URL("../components/", import.meta.url))}(?!stage-content)[^?]+\\.js|${idOf(import.meta.resolve("@stagelight/widgets/static"))})(\\?|$)`,
      ),
    },
    handler: (code) => ({ code, map: null, moduleSideEffects: false }),
  },
};

/** How Vite calls a file, as a part of a pattern. */
function idOf(url: string | URL): string {
  const path = fileURLToPath(url).replaceAll("\\", "/");
  return path.replace(/[$()*+.?[\]^{|}]/g, "\\$&");
}

/**
 * Tells Vite, in dev, that these imports of addresses are meant: the minifier has taken the comments
 * that said so.
 */
export const knownImports: Plugin = {
  name: "stagelight:known-imports",
  apply: "serve",
  transform: {
    filter: {
      id: /\/dist\/browser\/(tracker|later|queue|prompts|prompt-runner|referral|reviews)\.js(\?|$)/,
    },
    handler: (code) => ({
      code: code.replace(/\bimport\((?=[\w$])/g, "import(/* @vite-ignore */ "),
      map: null,
    }),
  },
};

/** What browsers read as: compile everything at once. Others see a comment. */
const ALL_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/**
 * Has browsers compile the tracker while it arrives, beside the page; otherwise they do so function by
 * function when it runs, and that takes as long again as what it does. Where a site's own scripts
 * share its file, how those are compiled is not ours to say.
 */
export const compiledAtOnce: Plugin = {
  name: "stagelight:compiled-at-once",
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const { moduleIds = [], map } = output;
      const tracker = moduleIds.some((id) => id.endsWith("/browser/tracker.js"));
      if (!tracker || !moduleIds.every(isOurs)) continue;
      output.code = ALL_AT_ONCE + output.code;
      if (map) map.mappings = `;${map.mappings}`;
    }
  },
};

function isOurs(id: string): boolean {
  return /virtual:stagelight\/|\/dist\/browser\/|^\0|astro:scripts\/page/.test(id);
}

/** The text of a module whose default export is plain data. */
export function dataModule(data: unknown): string {
  return `export default ${JSON.stringify(data)};`;
}

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

/** Leaves out the style sheets of components that a site does not use. */
export const unusedStyles: Plugin = {
  name: "stagelight:unused-styles",
  transform: {
    filter: { id: /\/components\/(consent-banner|privacy-settings|why-this)\.js(\?|$)/ },
    handler: (code) => ({ code, map: null, moduleSideEffects: false }),
  },
};

/**
 * Tells Vite, in dev, that these imports of addresses are meant: the minifier has taken the comments
 * that said so.
 */
export const knownImports: Plugin = {
  name: "stagelight:known-imports",
  apply: "serve",
  transform: {
    filter: { id: /\/dist\/browser\/(tracker|later)\.js(\?|$)/ },
    handler: (code) => ({
      code: code.replace(/\bimport\((?=[\w$])/g, "import(/* @vite-ignore */ "),
      map: null,
    }),
  },
};

/** The text of a module whose default export is plain data. */
export function dataModule(data: unknown): string {
  return `export default ${JSON.stringify(data)};`;
}

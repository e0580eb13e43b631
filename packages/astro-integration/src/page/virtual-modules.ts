/** Vite's view of a plugin, as much of it as is needed: the types of Astro 6 and 7 differ. */
interface Plugin {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/** Modules that exist only during a build. Each entry is asked when it is first imported. */
export function virtualModules(modules: Readonly<Record<string, () => string>>): Plugin {
  return {
    name: "stagelight:virtual-modules",
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load(id) {
      const value = id.startsWith("\0") && modules[id.slice(1)];
      return value ? value() : undefined;
    },
  };
}

const DIALOGS = /\/components\/(consent-banner|privacy-settings|why-this)\.js$/;

/** Leaves out the style sheets of components that a site does not use. */
export const unusedStyles = {
  name: "stagelight:unused-styles",
  transform: (code: string, id: string) =>
    DIALOGS.test(id.split("?")[0]!) ? { code, map: null, moduleSideEffects: false } : undefined,
};

const LOADS_LATER = /\/dist\/browser\/(tracker|later)\.js$/;

/**
 * Tells Vite, in dev, that these imports of addresses are meant: the minifier has taken the comments
 * that said so.
 */
export const knownImports = {
  name: "stagelight:known-imports",
  apply: "serve" as const,
  transform: (code: string, id: string) =>
    LOADS_LATER.test(id.split("?")[0]!)
      ? { code: code.replace(/\bimport\((?=[\w$])/g, "import(/* @vite-ignore */ "), map: null }
      : undefined,
};

/** The text of a module whose default export is plain data. */
export function dataModule(data: unknown): string {
  return `export default ${JSON.stringify(data)};`;
}

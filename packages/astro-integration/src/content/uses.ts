import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { siteSources } from "../page/site-sources.ts";

/** One `<StageContent>` in a file of the site. */
export interface Use {
  /** Path of the file, from the site's root. */
  readonly file: string;
  /** Nothing where the place is worked out by code. */
  readonly place?: string | undefined;
  /** Whether it has content of its own, for when no entry fits. */
  readonly hasDefault: boolean;
}

/** A route of the site, as Astro has resolved it. */
export interface Route {
  readonly entrypoint: string;
  readonly pattern: string;
}

/** Where a site uses places. */
export interface Uses {
  readonly uses: readonly Use[];
  /** Patterns of the routes on which a file can be seen. */
  routesOf(file: string): readonly string[];
}

interface Source {
  readonly file: string;
  readonly text: string;
}

const TAG = /<StageContent\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^'">{])*)>/g;
const PLACE =
  /(?:^|\s)place\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)\s*\})/;
const RENAMED = /\bStageContent\s+as\b/;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"'\n]+)["']/g;

/** Looks through the site's components and pages for `<StageContent>`. */
export async function findUses(srcDir: URL, root: URL, routes: readonly Route[]): Promise<Uses> {
  const folder = fileURLToPath(srcDir);
  const base = fileURLToPath(root);
  const files = await siteSources(
    srcDir,
    (name) =>
      /\.(astro|mdx|[jt]sx?|md)$/.test(name) &&
      !name.endsWith(".d.ts") &&
      // Entries of collections are many; they use places only as MDX.
      !(name.startsWith(`content${sep}`) && name.endsWith(".md")),
  );
  const sources = files.map(({ path, text }): Source => ({
    file: relative(base, path).split(sep).join("/"),
    text,
  }));
  const uses = sources.flatMap(usesIn);
  return { uses, routesOf: routeFinder(sources, routes, relative(base, folder)) };
}

function usesIn({ file, text }: Source): Use[] {
  if (!text.includes("StageContent")) return [];
  if (RENAMED.test(text)) return [{ file, hasDefault: true }];
  return [...text.matchAll(TAG)].map(([, attributes = ""]) => {
    const [, ...places] = PLACE.exec(attributes) ?? [];
    return {
      file,
      place: places.find((place) => place !== undefined),
      hasDefault: !attributes.trimEnd().endsWith("/"),
    };
  });
}

/** Follows imports upwards, from a component to the pages. Aliases are known by their end. */
function routeFinder(
  sources: readonly Source[],
  routes: readonly Route[],
  srcDir: string,
): (file: string) => readonly string[] {
  const importers = new Map<string, Set<string>>();
  const files = new Set(sources.map(({ file }) => file));
  for (const { file, text } of sources) {
    for (const [, name] of text.matchAll(IMPORT)) {
      const imported = resolve(name!, file, files, srcDir);
      if (!imported) continue;
      const known = importers.get(imported) ?? new Set();
      importers.set(imported, known.add(file));
    }
  }
  return (start) => {
    const seen = new Set([start]);
    // A set that grows while it is walked through.
    for (const file of seen) importers.get(file)?.forEach((importer) => seen.add(importer));
    return routes.filter(({ entrypoint }) => seen.has(entrypoint)).map(({ pattern }) => pattern);
  };
}

function resolve(
  name: string,
  importer: string,
  files: ReadonlySet<string>,
  srcDir: string,
): string | undefined {
  const path = name.startsWith(".")
    ? join(dirname(importer), name)
    : join(srcDir, name.replace(/^[@~#]?\/?/, ""));
  const plain = path.split(sep).join("/").replace(/\.js$/, "");
  const endings = ["", ".ts", ".tsx", ".astro", ".mdx", ".js", ".jsx", "/index.ts", "/index.astro"];
  return endings.map((ending) => plain + ending).find((candidate) => files.has(candidate));
}

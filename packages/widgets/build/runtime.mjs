import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What `src/platform/runtime.ts` brings along, by where it is imported from. */
const PARTS =
  /\/src\/(design\/(button|choices|field)\.tsx|platform\/(form-view\.tsx|(atom|form-page|mount|render|storage|texts|values)\.ts))$/;

/**
 * What few widgets share, and small: each has a copy in its own file. A file of its own for it would be
 * asked for only once the other is there, and may not come where a connection is about to go.
 */
const COPIED = new RegExp(
  [
    /\/src\/platform\/(answer-page|check-address|copy|form-sending|import-again|know|links-view|new-id|prose|result-view|secret|send|stack|waiting)\.tsx?$/,
    /\/src\/platform\/texts\/.*\.ts$/,
    /\/src\/(design\/(dialog|scale)\.tsx|prompts\/focus\.ts)$/,
    /\/src\/referral(-member)?\/.*\.(css|tsx?)$/,
    /\/core\/dist\/(config\/localized\.js$|(chat|review|referral)(\.js$|\/))/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/**
 * Has code import what all widgets share from the one file that holds it. The bundler's own way of
 * sharing makes several files of it, by who uses what; each is a request more.
 */
export function fromRuntime(runtime) {
  return {
    name: "from-runtime",
    setup({ onLoad, onResolve }) {
      const copied = (path, { resolveDir, pluginData: whose = resolveDir }) => ({
        path,
        suffix: `?${whose}`,
        pluginData: whose,
        // Core's modules only define.
        ...(path.includes("/core/dist/") && { sideEffects: false }),
      });
      // What a copy imports is a copy of the same one's.
      onLoad({ filter: COPIED }, ({ path, pluginData }) =>
        path.endsWith(".css")
          ? undefined
          : {
              contents: readFileSync(path),
              loader: extname(path).slice(1),
              resolveDir: dirname(path),
              pluginData,
            },
      );
      onResolve({ filter: /^@stagelight\/core\/(chat|review|referral)$/ }, (asked) =>
        copied(fileURLToPath(import.meta.resolve(asked.path)), asked),
      );
      onResolve({ filter: /^(\.|react\/jsx-runtime$)/ }, (asked) => {
        const { path, importer, resolveDir, kind } = asked;
        if (kind === "entry-point") return undefined;
        const file = resolve(resolveDir, path);
        // What comes later has copies of its own: shared with who asks, they would be a file more at once.
        const later = kind === "dynamic-import" && { resolveDir: file };
        if (COPIED.test(file)) return copied(file, later || asked);
        const shared = path === "react/jsx-runtime" || PARTS.test(file);
        // The loader is tiny and stands alone, but for what it loads.
        const loader = /\/platform\/events\.ts$|\bstub\.ts$/.test(importer);
        if (!shared || (loader && !path.endsWith("/mount.ts"))) return undefined;
        return { path: `./${loader ? "embed/" : ""}${basename(runtime)}`, external: true };
      });
    },
  };
}

/**
 * Has the runtime export all by the names that it has inside, but for what the loader asks for: every page
 * pays for both names. Returns its new file, and what those names are.
 */
export function nameShort(root, runtime) {
  const inside = new Map();
  const code = readFileSync(`${root}/${runtime}`, "utf8").replace(
    /export\{(.+)\};?\n?$/,
    (_, list) => {
      for (const each of list.split(",")) {
        const [local, name = local] = each.split(" as ");
        inside.set(name, name === "mount" ? each : local);
      }
      return `export{${[...new Set(inside.values())].join(",")}};`;
    },
  );
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 5).toUpperCase();
  const file = `${dirname(runtime)}/runtime-${hash}.js`;
  rmSync(`${root}/${runtime}`);
  writeFileSync(`${root}/${file}`, code);
  return { file, inside };
}

/**
 * Has a built file import from the runtime once. The bundler leaves an import for each module that the
 * file is made of, and cannot know what the runtime has.
 *
 * @param inside what the runtime calls what it exports
 */
export function importOnce(file, inside) {
  const names = [];
  let runtime;
  const code = readFileSync(file, "utf8").replaceAll(
    /import\{([^}]+)\}from"(\.\/runtime-\w+\.js)";/g,
    (_, list, from) => {
      names.push(...list.split(","));
      runtime = from;
      return "";
    },
  );
  if (names.length === 0) return;
  const short = names.map((each) => {
    const [name, local = name] = each.split(" as ");
    const known = inside.get(name);
    if (!known) throw new Error(`platform/runtime.ts lacks ${name} for ${file}.`);
    return known === local ? known : `${known} as ${local}`;
  });
  // In order, the same names stand together and pack better.
  const list = short.toSorted((a, b) => (a < b ? -1 : 1)).join(",");
  writeFileSync(file, `import{${list}}from"${runtime}";${code}`);
}

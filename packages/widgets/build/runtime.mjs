import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What `src/platform/runtime.ts` brings along, by where it is imported from. */
const PARTS =
  /\/src\/(design\/(button|choices|field)\.tsx|platform\/(form-view\.tsx|(atom|form-page|mount|new-id|render|storage|texts|values)\.ts))$/;

/**
 * What few widgets share, and small: each has a copy in its own file. A file of its own for it would be
 * asked for only once the other is there, and may not come where a connection is about to go.
 */
const COPIED = new RegExp(
  [
    /\/src\/platform\/(answer-page|check-address|copy|import-again|know|links-view|prose|stack|waiting)\.tsx?$/,
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
        if (COPIED.test(file)) return copied(file, asked);
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
 * Has a built file import from the runtime once. The bundler leaves an import for each module that the
 * file is made of, and cannot know what the runtime has.
 */
export function importOnce(file, runtimeFile) {
  const names = [];
  let runtime;
  const code = readFileSync(file, "utf8").replaceAll(
    /import\{([^}]+)\}from"(\.\/runtime-\w+\.js)";/g,
    (_, list, from) => {
      names.push(list);
      runtime = from;
      return "";
    },
  );
  const [, exported] = /export\{([^}]+)\}/.exec(readFileSync(runtimeFile, "utf8"));
  const has = exported.split(",").map((each) => each.split(" as ").at(-1));
  const asked = names.flatMap((list) => list.split(",")).map((each) => each.split(" as ")[0]);
  const missing = asked.filter((name) => !has.includes(name));
  if (missing.length > 0) throw new Error(`platform/runtime.ts lacks ${missing} for ${file}.`);
  if (names.length > 1) writeFileSync(file, `import{${names.join(",")}}from"${runtime}";${code}`);
}

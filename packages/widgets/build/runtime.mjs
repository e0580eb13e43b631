import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";

/** What `src/platform/runtime.ts` brings along, by where it is imported from. */
const PARTS =
  /\/src\/(design\/(button|choices|field)\.tsx|platform\/(atom|mount|render|storage|texts|values)\.ts)$/;

/**
 * Has code import what all widgets share from the one file that holds it. The bundler's own way of
 * sharing makes several files of it, by who uses what; each is a request more.
 */
export function fromRuntime(file) {
  return {
    name: "from-runtime",
    setup({ onResolve }) {
      onResolve({ filter: /^(\.|react\/jsx-runtime$)/ }, ({ path, importer, resolveDir }) => {
        const shared = path === "react/jsx-runtime" || PARTS.test(resolve(resolveDir, path));
        // The loader is tiny and stands alone, but for what it loads.
        const loader = /\/platform\/(stub|events)\.ts$/.test(importer);
        if (!shared || (loader && !path.endsWith("/mount.ts"))) return undefined;
        return { path: `./${loader ? "embed/" : ""}${basename(file)}`, external: true };
      });
    },
  };
}

/**
 * Has a built file import from the runtime once. The bundler leaves an import for each module that the
 * file is made of.
 */
export function importOnce(file) {
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
  if (names.length > 1) writeFileSync(file, `import{${names.join(",")}}from"${runtime}";${code}`);
}

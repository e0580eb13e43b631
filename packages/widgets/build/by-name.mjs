import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { build } from "esbuild";

/** Stands for the version until all files are built. */
const VERSION = "_ver_";

/** What takes the place of `platform/files.ts`. */
const FILES = `
const file = (name) => {
  const path = \`./embed/\${name}-${VERSION}.js\`;
  return import(path);
};
export const partsOf = ({ name, parts }, language, variant = "") =>
  parts ? parts(language) : file(name + variant + "-" + language);
export const forWhom = () => file("for-whom");
export const sayWhy = () => file("tell-why");
export const stubOf = (name) => file(name + "-stub");
`;

/**
 * A widget that holds something for all its elements in a page: its code is there once, in whatever
 * languages, and so a file of its own. Its stub, which the loader does not bring, says where both are.
 */
const APART = "chat";
const PARTS = `
  parts(language) {
    const file = (name) => {
      const path = \`./${APART}-\${name}-${VERSION}.js\`;
      return import(path);
    };
    return Promise.all([file("widget"), file(language)]).then(([half, words]) => ({ ...half, ...words }));
  },
`;

/** What is found by its name, every widget and each of its languages: a list of entry points. */
export function namedFiles(root) {
  const sources = readdirSync(`${root}/src`, { recursive: true });
  const named = (path) => {
    const [, half] =
      /([a-z-]+-widget|(?:chat|prompt)-stub|for-whom|tell-why)\.ts$/.exec(path) ?? [];
    if (half) return half;
    const [, folder, language] = /^([a-z-]+)\/texts\/(..)\.ts$/.exec(path) ?? [];
    return language && folder !== "platform" && `${widgetIn(root, folder)}-${language}`;
  };
  return sources
    .filter(named)
    .map((path) => ({ in: `src/${path}`, out: `embed/${named(path)}-${VERSION}` }));
}

/** The name of the widget in a folder. */
function widgetIn(root, folder) {
  const files = readdirSync(`${root}/src/${folder}`);
  return files.find((file) => file.endsWith("-widget.ts")).replace("-widget.ts", "");
}

/** Has the loader find the files of widgets by their names: it says none of them. */
export function byName() {
  return {
    name: "by-name",
    setup({ onLoad }) {
      onLoad({ filter: /\/platform\/files\.ts$/ }, () => ({ contents: FILES }));
      onLoad({ filter: /-stub\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        const contents = source
          .replace(/^ {2}load: .*\n/m, path.endsWith(`/${APART}-stub.ts`) ? PARTS : "")
          .replaceAll(/^const \w+ = \(\) => import\(.*\n/gm, "")
          .replace(/^ {2}texts: \{[^}]*\},\n/m, "");
        if (/\b(load|texts):/.test(contents)) throw new Error(`${path} is not written as others.`);
        return { contents, loader: "ts" };
      });
    },
  };
}

/**
 * Makes one file of each widget and each of its languages, in place of one for each of both: words have
 * less in them than a request has around them. Returns the files that there are then.
 */
export async function withWords(root, files) {
  const widgets = files.filter(
    (file) =>
      file.endsWith(`-widget-${VERSION}.js`) && basename(file) !== `${APART}-widget-${VERSION}.js`,
  );
  for (const widget of widgets) {
    const [name] = basename(widget).split("-widget-");
    const words = new RegExp(`/${name}-..-${VERSION}[.]js$`);
    for (const file of files) if (words.test(file)) await join(root, widget, file);
  }
  for (const widget of widgets) rmSync(`${root}/${widget}`);
  return files.filter((file) => !widgets.includes(file));
}

async function join(root, widget, words) {
  const contents = [widget, words].map((file) => `export*from"./${basename(file)}";`).join("");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dirname(`${root}/${words}`) },
    bundle: true,
    charset: "utf8",
    format: "esm",
    minify: true,
    plugins: [onlyThese([widget, words].map((file) => basename(file)))],
    target: "es2022",
    write: false,
  });
  writeFileSync(`${root}/${words}`, outputFiles[0].text);
}

/** Leaves all other files where they are. */
function onlyThese(names) {
  return {
    name: "only-these",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        names.includes(basename(path)) ? undefined : { path, external: true },
      );
    },
  };
}

/** Gives the files their version: a hash of all of them. Returns them by their new names. */
export function setVersion(root, files) {
  const read = (file) => readFileSync(`${root}/${file}`, "utf8");
  const all = files.toSorted().map(read).join("");
  const version = createHash("sha256").update(all).digest("hex").slice(0, 5).toUpperCase();
  return files.map((file) => {
    const named = `${dirname(file)}/${basename(file).replace(VERSION, version)}`;
    writeFileSync(`${root}/${file}`, read(file).replaceAll(VERSION, version));
    renameSync(`${root}/${file}`, `${root}/${named}`);
    return named;
  });
}

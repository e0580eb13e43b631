import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** Stands for the version until all files are built. */
const VERSION = "_ver_";

/** What takes the place of `platform/files.ts`. */
const FILES = `
const file = (name) => {
  const path = \`./embed/\${name}-${VERSION}.js\`;
  return import(path);
};
export const widgetOf = ({ name }, variant = "") => file(name + variant + "-widget");
export const forWhom = () => file("for-whom");
export const sayWhy = () => file("tell-why");
export const stubOf = (name) => file(name + "-stub");
export const textsOf = ({ name }, language, variant = "") => file(name + variant + "-" + language);
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
          .replace(/^ {2}load: .*\n/m, "")
          .replaceAll(/^const \w+ = \(\) => import\(.*\n/gm, "")
          .replace(/^ {2}texts: \{[^}]*\},\n/m, "");
        if (/\b(load|texts):/.test(contents)) throw new Error(`${path} is not written as others.`);
        return { contents, loader: "ts" };
      });
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

/// <reference types="node" />
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL(".", import.meta.url));

/** Bundles an import of the package as a site's bundler would, and lists the files that stay. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: src },
    bundle: true,
    format: "esm",
    write: false,
    minifySyntax: true,
    treeShaking: true,
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.replace(/^.*src\//, "").replace("<stdin>", ""))
    .filter(Boolean)
    .toSorted();
  return { text: outputFiles[0]!.text, inputs };
}

it.each(["index", "chat", "referral", "review", "search"])(
  "carries no zod and imports nothing: %s",
  async (name) => {
    const { text, inputs } = await bundle(
      `import * as core from "./${name}.ts"; globalThis.x = core;`,
    );
    expect(inputs.filter((path) => path.includes("node_modules"))).toEqual([]);
    const ofServers = /schema|problems|config(?!\/localized)|check|compile/;
    expect(inputs.filter((path) => ofServers.test(path))).toEqual([]);
    expect(text).not.toMatch(/(?<!")\bimport\b|\brequire\(/);
  },
);

// Types are held to the language alone by tsconfig.build.json (lib es2023, no types). This sees
// what gets past them: a `declare`, a cast, a dependency.
it.each([
  ["index", ["URLSearchParams"]],
  ["chat", []],
  ["referral", ["Intl"]],
  ["review", []],
  ["search", []],
])("uses no global of a page or of Node: %s", async (name, known) => {
  const { text } = await bundle(`export * from "./${name}.ts";`);
  const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !LANGUAGE.has(name));
  const page = ["document", "window", "self", "location", "localStorage", "navigator", "history"];
  const used = [...globals, ...page].filter((name) =>
    // What stands in quotes is a word.
    new RegExp(`(?<![\\w$."])${name.replace("$", "\\$")}(?![\\w$"-]|\\s*:)`).test(text),
  );
  expect(used).toEqual(known);
});

it("leaves out what is not imported", async () => {
  const { inputs } = await bundle('export { settle } from "./index.ts";');
  expect(inputs).toEqual(["lifecycle/settle.ts"]);
  const page = "advance, decodeState, prepareSmall, profiling, settle, storedOf";
  const tracker = await bundle(`export { ${page} } from "./index.ts";`);
  expect(tracker.inputs).toContain("lifecycle/advance.ts");
  expect(tracker.inputs.filter((path) => path.includes("merge"))).toEqual([]);
});

/** What ECMAScript itself names. */
const LANGUAGE = new Set(
  (
    "Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol " +
    "Date Promise RegExp Error TypeError RangeError JSON Math Map Set WeakMap WeakSet BigInt " +
    "isNaN isFinite globalThis"
  ).split(" "),
);

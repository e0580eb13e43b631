/** Builds the package: types with tsc, the doors with esbuild. */
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyzeMetafile, build } from "esbuild";
import { byName, namedFiles, setVersion, withWords } from "./by-name.mjs";
import { fromRuntime, importOnce, nameShort } from "./runtime.mjs";
import { stylesAsText } from "./styles.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Views are written for React; in elements our own few lines paint them, at build Preact's renderer. */
const painted = { alias: { "react/jsx-runtime": "./src/platform/render.ts" } };
const rendered = { alias: { "react/jsx-runtime": "preact/jsx-runtime" } };

function inBrowsers(name) {
  return {
    entryPoints: [`src/${name}.ts`],
    platform: "browser",
    splitting: true,
    chunkNames: `${name}/[name]-[hash]`,
  };
}

rmSync(`${root}/dist`, { recursive: true, force: true });

// What pages load from a server: its pieces carry a hash, so that they can be kept for ever.
const [built] = shorten(
  await bundle({
    ...inBrowsers("platform/runtime"),
    ...painted,
    entryNames: "embed/runtime",
    chunkNames: "embed/[name]-[hash]",
    minify: true,
  }),
);
const runtime = nameShort(root, built);
const parts = await bundle({
  ...inBrowsers("embed"),
  entryPoints: [{ in: "src/embed.ts", out: "embed" }, ...namedFiles(root)],
  minify: true,
  plugins: [byName(), fromRuntime(runtime.file), stylesAsText()],
});
const embedded = await withWords(root, shorten(parts));
for (const file of embedded) importOnce(`${root}/${file}`, runtime.inside);
// Browsers that read this compile a file while it arrives, and not piece by piece as it runs: the loader,
// and the chat, which opens at a click.
for (const file of setVersion(root, embedded).filter((each) =>
  /\/(embed\.|chat-widget-)/.test(each),
)) {
  const code = readFileSync(`${root}/${file}`, "utf8");
  writeFileSync(`${root}/${file}`, `//# allFunctionsCalledOnLoad\n${code}`);
}
// What other people's builds take in.
await bundle({ ...inBrowsers("elements"), ...painted, minify: true });
await bundle({ ...inBrowsers("react"), external: ["react", "react-dom"] });
for (const name of ["static", "gallery"])
  await bundle({ entryPoints: [`src/${name}.ts`], platform: "node", ...rendered });
execFileSync("tsc", ["--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });

/** Returns the files, that of the entry first. */
async function bundle(door) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    // Modules are always UTF-8: escaped, a character of Korean or Chinese has twice the bytes.
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"' },
    format: "esm",
    jsx: "automatic",
    logLevel: "warning",
    metafile: true,
    outdir: "dist",
    plugins: [stylesAsText()],
    target: "es2022",
    ...door,
  });
  if (process.argv.includes("--analyze")) console.log(await analyzeMetafile(metafile));
  const [first] = door.entryPoints;
  const entry = ([, { entryPoint }]) => (entryPoint === (first.in ?? first) ? 0 : 1);
  return Object.entries(metafile.outputs)
    .toSorted((a, b) => entry(a) - entry(b))
    .map(([file]) => file);
}

/**
 * Five characters of a hash tell 33 million versions of a file apart, and every page that loads the loader
 * pays for each of the others. Returns the files by their new names.
 */
function shorten(files) {
  const short = (text) => text.replaceAll(/(-[A-Z\d]{5})[A-Z\d]{3}\.js\b/g, "$1.js");
  return files.map((file) => {
    renameSync(`${root}/${file}`, `${root}/${short(file)}`);
    writeFileSync(`${root}/${short(file)}`, short(readFileSync(`${root}/${short(file)}`, "utf8")));
    return short(file);
  });
}

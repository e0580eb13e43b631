/** Builds the app: files whose names carry a hash, and the page that loads them. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { analyzeMetafile, build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  assetNames: "[name]-[hash]",
  bundle: true,
  charset: "utf8",
  chunkNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  entryNames: "[name]-[hash]",
  entryPoints: [
    { in: "src/main.tsx", out: "app" },
    { in: "src/app.css", out: "app" },
  ],
  format: "esm",
  jsx: "automatic",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  minify: true,
  outdir: "dist/assets",
  splitting: true,
  target: "es2023",
});
if (process.argv.includes("--analyze")) console.log(await analyzeMetafile(metafile));

// It is asked for by one name for ever, and its place is all that it can speak for.
await build({
  absWorkingDir: root,
  bundle: true,
  entryPoints: ["src/push/worker.ts"],
  format: "iife",
  logLevel: "warning",
  minify: true,
  outfile: "dist/push.js",
  target: "es2023",
});

/** The built file of an entry. */
const built = (entry) => {
  const [file] = Object.entries(metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint === entry,
  );
  return basename(file);
};
const page = readFileSync(`${root}/src/index.html`, "utf8")
  .replace("app.js", built("src/main.tsx"))
  .replace("app.css", built("src/app.css"));
mkdirSync(`${root}/dist`, { recursive: true });
writeFileSync(`${root}/dist/index.html`, page);
copyFileSync(`${root}/src/icon.svg`, `${root}/dist/icon.svg`);

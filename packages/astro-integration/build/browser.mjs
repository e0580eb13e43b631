import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { analyzeMetafile, build } from "esbuild";

const BUILDS = [
  { entryPoints: ["src/browser/head.ts"], format: "iife" },
  { entryPoints: ["src/browser/tracker.ts"], format: "esm" },
  { entryPoints: ["src/browser/explain.ts"], format: "esm" },
];

/** Bundles what runs in visitors' browsers: the head script and the tracker. */
export async function buildBrowser(root, analyze) {
  const outdir = join(root, "dist/browser");
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  // Both scripts must shorten the names that they share in the same way.
  const mangleCache = {};
  for (const one of BUILDS) {
    const result = await build({
      ...one,
      absWorkingDir: root,
      bundle: true,
      external: ["virtual:*", "./explain.js"],
      logLevel: "warning",
      mangleCache,
      mangleProps: /_$|^(pageListeners|traitCounters|prefixPattern|anyTimed|listeners|reads|timed)$/,
      metafile: true,
      minify: true,
      outdir,
      target: "es2022",
      write: false,
    });
    Object.assign(mangleCache, result.mangleCache);
    for (const { path, text } of result.outputFiles) await writeFile(path, text);
    if (analyze) console.log(await analyzeMetafile(result.metafile));
  }
}

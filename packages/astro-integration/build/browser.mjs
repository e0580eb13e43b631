import { readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { analyzeMetafile, build } from "esbuild";

const BUILDS = () => [
  head("head", {}),
  head("head-with-channels", { CHANNELS: true }),
  head("head-with-profile", { PROFILE: true }),
  head("head-with-channels-and-profile", { CHANNELS: true, PROFILE: true }),
  head("head-with-previews", { CHANNELS: true, PROFILE: true, PREVIEW: true }),
  head("head-in-dev", { CHANNELS: true, PROFILE: true, PREVIEW: true, DEV: true }),
  { entryPoints: ["src/browser/tracker.ts"], format: "esm", plugins: [sharedWithHead()] },
  { entryPoints: ["src/browser/hint-cookie.ts"], format: "esm" },
  { entryPoints: ["src/browser/profiling.ts"], format: "esm" },
  {
    entryPoints: ["src/toolbar/app.ts"],
    format: "esm",
    loader: { ".css": "text" },
    outdir: "dist/toolbar",
  },
  { entryPoints: ["src/browser/later.ts"], format: "esm" },
  { entryPoints: ["src/browser/prompts.ts"], format: "esm" },
  { entryPoints: ["src/browser/prompt-runner.ts"], format: "esm", plugins: [sharedWithHead()] },
  { entryPoints: ["src/browser/prompt-trace.ts"], format: "esm", plugins: [sharedWithHead()] },
  { entryPoints: ["src/browser/referral.ts"], format: "esm" },
  { entryPoints: ["src/browser/referral-runner.ts"], format: "esm" },
  { entryPoints: ["src/browser/reviews.ts"], format: "esm" },
  { entryPoints: ["src/browser/reviews-later.ts"], format: "esm" },
  { entryPoints: ["src/browser/reviews-live.ts"], format: "esm" },
  { entryPoints: ["src/browser/data-layer.ts"], format: "esm" },
  { entryPoints: ["src/browser/consent-mode.ts"], format: "iife" },
  { entryPoints: ["src/browser/chat.ts"], format: "iife" },
  { entryPoints: ["src/browser/chat-line.ts"], format: "esm", loader: { ".css": "text" } },
  { entryPoints: consentPlatforms(), format: "esm" },
  { entryPoints: ["src/browser/privacy.ts"], format: "esm" },
  { entryPoints: ["src/browser/queue.ts"], format: "esm" },
  { entryPoints: ["src/browser/later-with-server.ts"], format: "esm" },
  { entryPoints: ["src/browser/renew-stage.ts"], format: "esm" },
];

/** One module for each consent platform: a site loads that of its own. */
function consentPlatforms() {
  const folder = "src/browser/consent-platforms";
  const files = readdirSync(fileURLToPath(new URL(`../${folder}/`, import.meta.url)));
  return Object.fromEntries(
    files
      .filter((file) => !/^follow|test/.test(file))
      .map((file) => [`consent-platforms/${basename(file, ".ts")}`, `${folder}/${file}`]),
  );
}

/** A head script: what few sites need is left out of all the others. */
function head(name, { CHANNELS = false, PROFILE = false, PREVIEW = false, DEV = false }) {
  const parts = { CHANNELS, PROFILE, PREVIEW, DEV };
  const define = Object.fromEntries(
    Object.entries(parts).map(([part, wanted]) => [part, `${wanted}`]),
  );
  return { entryPoints: { [name]: "src/browser/head.ts" }, format: "iife", define };
}

/** Bundles what runs in browsers: the head script, the tracker, what they load, the toolbar. */
export async function buildBrowser(root, analyze) {
  await rm(join(root, "dist/browser"), { recursive: true, force: true });
  // Both scripts must shorten the names that they share in the same way.
  const mangleCache = {};
  for (const one of BUILDS()) {
    const result = await build({
      outdir: "dist/browser",
      ...one,
      absWorkingDir: root,
      bundle: true,
      external: ["virtual:*", "@stagelight/astro/*"],
      logLevel: "warning",
      mangleCache,
      mangleProps:
        /_$|^(pageListeners|traitCounters|prefixPattern|anyTimed|listeners|reads|timed)$/,
      metafile: true,
      minify: true,
      target: "es2022",
      tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
      write: false,
    });
    Object.assign(mangleCache, result.mangleCache);
    for (const { path, text } of result.outputFiles) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    if (analyze) console.log(await analyzeMetafile(result.metafile));
  }
}

/** The tracker takes core's comparison from the head script, which is always there before it. */
function sharedWithHead() {
  return {
    name: "shared-with-head",
    setup({ onLoad }) {
      onLoad({ filter: /predicate[/]test[.]js$/ }, () => ({
        contents: "export const holds = window.stagelight?.head_.holds_;",
      }));
    },
  };
}

import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** For what a bench builds and throws away; inside the package, so that imports resolve. */
export const scratch = fileURLToPath(new URL("../.tmp/", import.meta.url));

const astro = join(
  dirname(fileURLToPath(import.meta.resolve("astro/package.json"))),
  "bin/astro.mjs",
);

/** Runs `astro build` in a process of its own; returns how long that took in milliseconds. */
export async function astroBuild(
  root: string,
  out: string,
  environment?: Record<string, string>,
): Promise<number> {
  const started = performance.now();
  await astroBuildLog(root, out, environment);
  return performance.now() - started;
}

/** Runs `astro build` in a process of its own; returns what it has printed. */
export async function astroBuildLog(
  root: string,
  out: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const child = spawn(process.execPath, [astro, "build", "--root", root, "--outDir", out], {
    cwd: root,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`astro build failed in ${root}:\n${output}`);
  return output;
}

/**
 * Builds one of the fixture sites and returns the folder with its pages.
 *
 * @param variant what its config finds in the environment as `STAGELIGHT_VARIANT`
 */
export async function buildFixture(name: string, variant = ""): Promise<string> {
  const out = join(scratch, name + variant);
  await rm(out, { recursive: true, force: true });
  await astroBuild(join(fixtures, name), out, { STAGELIGHT_VARIANT: variant });
  return out;
}

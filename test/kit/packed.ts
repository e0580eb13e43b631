import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const workspace = fileURLToPath(new URL("../../", import.meta.url));

/** Runs pnpm: the one that runs the tests, or the one that a newcomer would get. */
function pnpm(args: string[], cwd: string): void {
  const running = process.env.npm_execpath;
  const [command, ...first] = running?.includes("pnpm")
    ? /\.[cm]?js$/.test(running)
      ? [process.execPath, running]
      : [running]
    : ["npx", "--yes", "pnpm@12"];
  execFileSync(command, [...first, ...args], {
    cwd,
    stdio: "pipe",
    env: { ...process.env, CI: "true" },
  });
}

/**
 * Copies a site out of the workspace and installs our packages there as the registry would.
 *
 * @param others packages that it needs beside Astro
 */
export function installPacked(site: string, others: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-packed-"));
  cpSync(site, folder, { recursive: true });
  for (const name of [
    "core",
    "config-file",
    "connectors",
    "widgets",
    "astro-integration",
    "server",
  ]) {
    pnpm(["pack", "--pack-destination", folder], join(workspace, "packages", name));
  }
  const tarballs = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(".tgz"))
      .map((file) => [file.replace(/^stagelight-(.*?)-\d.*/, "@stagelight/$1"), `file:./${file}`]),
  );
  const registered = ["astro", ...others].map((name) => [name, versionOf(name)]);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      name: "packed-site",
      private: true,
      type: "module",
      dependencies: { ...tarballs, ...Object.fromEntries(registered) },
    }),
  );
  const overrides = Object.entries(tarballs).map(([name, file]) => `  "${name}": "${file}"`);
  writeFileSync(
    join(folder, "pnpm-workspace.yaml"),
    [
      "packages: []",
      "allowBuilds:",
      "  esbuild: false",
      "  sharp: false",
      "overrides:",
      ...overrides,
    ].join("\n"),
  );
  pnpm(["install", "--prefer-offline"], folder);
  return folder;
}

/** The version of a package that the tests have. */
function versionOf(name: string): string {
  const manifest = join(workspace, "test/node_modules", name, "package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Builds an installed site with its own Astro. */
export function buildInstalled(folder: string): string {
  execFileSync(process.execPath, ["node_modules/astro/bin/astro.mjs", "build"], {
    cwd: folder,
    stdio: "pipe",
    env: { ...process.env, NODE_ENV: "production" },
  });
  return join(folder, "dist");
}

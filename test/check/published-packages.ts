/** Packs every public package and fails when a user of the tarball would miss something. */
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "./support/files.ts";
import { publicPackages } from "./support/packages.ts";
import type { PublicPackage } from "./support/packages.ts";
import { verdict } from "./support/verdict.ts";

const problems: string[] = [];
for (const manifest of publicPackages()) {
  const found = [...(await lintTarball(manifest)), ...checkExports(manifest)];
  problems.push(...found.map((problem) => `${manifest.name}: ${problem}`));
}
verdict(problems);

async function lintTarball({ folder }: PublicPackage): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), "stagelight-pack-"));
  try {
    const pack = ["pack", "--pack-destination", out];
    execFileSync("pnpm", pack, { cwd: join(root, folder), stdio: ["ignore", "pipe", "inherit"] });
    const [tarball = ""] = readdirSync(out);
    // Small files share a buffer; a copy has one of its own.
    const { buffer } = new Uint8Array(readFileSync(join(out, tarball)));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    return messages.flatMap((message) => formatMessage(message, pkg, { color: false }) ?? []);
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Every export has its file and its source; every file at the root of `src` is an export. */
function checkExports({ folder, exports }: PublicPackage): string[] {
  const targets = Object.values(exports)
    .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
    .filter((target) => target !== "./package.json");
  const sources = targets.map((target) =>
    target.replace("./dist/", "src/").replace(/(\.d\.ts|\.js)$/, ".ts"),
  );
  const unexported = readdirSync(join(root, folder, "src"))
    .map((name) => `src/${name}`)
    .filter((path) => /(?<!\.test|\.test-d|\.d)\.ts$/.test(path) && !sources.includes(path));
  return [
    ...[...targets, ...new Set(sources)]
      .filter((path) => globSync(path, { cwd: join(root, folder) }).length === 0)
      .map((path) => `${path} is missing, though package.json exports it.`),
    ...unexported.map((path) => `${path} lies where the exports are, but is none of them.`),
  ];
}

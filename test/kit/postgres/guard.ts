/**
 * Runs one PostgreSQL as long as its standard input is open, then stops it and removes its data. A
 * process that is killed closes its pipes, so nothing is left behind however a test run ends.
 * Prints one line of JSON: `{ "url": … }` or `{ "error": … }`. With the word `unsynced` it leaves out
 * what only matters when the machine itself fails.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  accessSync,
  chownSync,
  constants,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";

const READY = "ready to accept connections";
const TAKEN = "could not bind";

const unsynced = process.argv.includes("unsynced");
const folder = mkdtempSync(join((unsynced && memory()) || tmpdir(), "stagelight-postgres-data-"));
const data = join(folder, "data");
const password = randomBytes(18).toString("base64url");
let running: ChildProcess | undefined;
let stopping = false;

process.stdin.resume();
process.stdin.once("close", () => void stop());

try {
  const url = await start(findBinaries());
  console.log(JSON.stringify({ url }));
} catch (error) {
  if (!stopping) console.log(JSON.stringify({ error: String(error) }));
  await stop();
}

async function start(binaries: Binaries): Promise<string> {
  await initialise(binaries);
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const output = await serve(binaries, port);
    if (output.includes(READY)) return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    if (!output.includes(TAKEN)) throw new Error(`PostgreSQL did not start.\n${output}`);
  }
  throw new Error("Found no free port for PostgreSQL.");
}

async function initialise({ initdb, account }: Binaries): Promise<void> {
  const secret = join(folder, "password");
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [folder, secret]) chownSync(path, account.uid, account.gid);
  }
  // Only the set-up goes without a sync to the disk; the server itself syncs as in production.
  const flags = ["--no-sync", "--no-locale", "--encoding=UTF8", "--auth=scram-sha-256"];
  const child = spawn(initdb, ["-D", data, "-U", "postgres", `--pwfile=${secret}`, ...flags], {
    ...account,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  const output = collect(child);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${code}.\n${output()}`);
}

/** Starts the server; returns what it has said until it was ready or had ended. */
async function serve({ postgres, account }: Binaries, port: number): Promise<string> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `fsync=${unsynced ? "off" : "on"}`,
    // In memory, what is kept for a replica would be in the way.
    ...(unsynced ? ["wal_level=minimal", "max_wal_senders=0", "max_wal_size=256MB"] : []),
    "synchronous_commit=on",
  ];
  const child = spawn(
    postgres,
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...account, stdio: ["ignore", "ignore", "pipe"] },
  );
  running = child;
  const output = collect(child);
  await new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.stderr.on("data", () => {
      if (output().includes(READY)) resolve();
    });
  });
  return output();
}

/** A folder in memory with room for some hundred databases; nothing where the system has none. */
function memory(): string | undefined {
  const shared = "/dev/shm";
  try {
    accessSync(shared, constants.W_OK);
    const { bavail, bsize } = statfsSync(shared);
    return bavail * bsize > 2 ** 32 ? shared : undefined;
  } catch {
    return undefined;
  }
}

/** Gathers what a process says, of a talkative one the first pages. */
function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      if (text.length < 10_000) text += chunk.toString();
    });
  }
  child.once("error", (error) => (text += String(error)));
  return () => text;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (!address || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (running && running.exitCode === null && running.signalCode === null) {
    const ended = once(running, "close");
    // SIGINT ends sessions and shuts down cleanly; whoever hangs is not waited for.
    running.kill("SIGINT");
    await Promise.race([ended, sleep(5000).then(() => running?.kill("SIGQUIT"))]);
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
}

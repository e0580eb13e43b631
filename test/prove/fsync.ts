import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Sent, send } from "./support/send.ts";
import type { RunningServer, ServerFolder } from "../kit/stagelight-server.ts";

/** How many answers were given, and how many of them without a sync to the disk before. */
export interface Fsync {
  readonly answers: number;
  /** Nothing where it could not be seen; `skipped` says why. */
  readonly missing?: number;
  readonly skipped?: string;
}

const ANSWERS = 200;

/** Whether each acknowledgement came after a sync: requests one by one, and what the system was asked. */
export async function fsyncBeforeAnswer(site: ServerFolder, server: RunningServer): Promise<Fsync> {
  return site.database.startsWith("file:") ? traced(site, server) : counted(site, server);
}

async function oneByOne(base: string, key: string): Promise<void> {
  for (let number = 0; number < ANSWERS; number++) {
    const event: Sent = {
      type: "track",
      event: "Synced",
      messageId: `fsync-${Date.now()}-${number}`,
      anonymousId: "visitor-fsync",
    };
    if (!(await send(base, key, [event])))
      throw new Error("The server did not acknowledge an event.");
  }
}

/** By the system calls of the server: between two answers there is a sync. */
async function traced(
  { publishableKey }: ServerFolder,
  { pid, base }: RunningServer,
): Promise<Fsync> {
  if (spawnSync("strace", ["-V"]).error) return { answers: 0, skipped: "strace is not installed" };
  const folder = await mkdtemp(join(tmpdir(), "stagelight-strace-"));
  const file = join(folder, "calls");
  const calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg";
  const strace = spawn("strace", ["-f", "-e", calls, "-s", "24", "-o", file, "-p", String(pid)]);
  try {
    await attached(strace);
    await oneByOne(base, publishableKey);
  } finally {
    strace.kill("SIGINT");
    if (strace.exitCode === null) await once(strace, "exit");
  }
  const lines = (await readFile(file, "utf8")).split("\n");
  await rm(folder, { recursive: true, force: true });
  let answers = 0;
  let missing = 0;
  let synced = false;
  for (const line of lines) {
    // A call that another thread interrupts has ended where it is resumed.
    if (/f(data)?sync.*= 0/.test(line)) synced = true;
    if (!/(write|writev|sendto|sendmsg)\(.*HTTP\/1\.1 2/.test(line)) continue;
    answers++;
    if (!synced) missing++;
    synced = false;
  }
  if (answers < ANSWERS) throw new Error(`strace has seen ${answers} answers of ${ANSWERS}.`);
  return { answers, missing };
}

async function attached(strace: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    strace.stderr?.on("data", (piece: Buffer) => {
      said += piece;
      if (said.includes("attached")) resolve();
    });
    strace.once("exit", () => reject(new Error(`strace has ended: ${said}`)));
  });
}

/** By PostgreSQL's own count of syncs of its write-ahead log: at least one for each answer. */
async function counted(
  { database, publishableKey }: ServerFolder,
  { base }: RunningServer,
): Promise<Fsync> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows: settings } = await client.query<{ fsync: string }>("show fsync");
    if (settings[0]?.fsync !== "on") throw new Error("PostgreSQL runs without fsync.");
    const syncs = async (): Promise<number> => {
      const { rows } = await client.query<{ syncs: string }>(
        "select sum(fsyncs) as syncs from pg_stat_io where object = 'wal'",
      );
      return Number(rows[0]?.syncs ?? 0);
    };
    const before = await syncs();
    await oneByOne(base, publishableKey);
    // Backends report their counts once a second at most, and when they are idle.
    for (let tries = 0; tries < 40; tries++) {
      if ((await syncs()) - before >= ANSWERS) return { answers: ANSWERS, missing: 0 };
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return { answers: ANSWERS, missing: Math.max(0, ANSWERS - ((await syncs()) - before)) };
  } finally {
    await client.end();
  }
}

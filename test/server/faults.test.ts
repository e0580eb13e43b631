import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import {
  type FolderOptions,
  type RunningServer,
  type ServerFolder,
  serverFolder,
} from "../kit/stagelight-server.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const MEGABYTE = 1024 * 1024;

/** A server, and somebody who sends to it and remembers what was acknowledged. */
async function start(options: FolderOptions = {}) {
  const site = await serverFolder(options);
  undo.push(() => site.remove());
  const server = await site.start();
  undo.push(() => server.end("SIGKILL"));
  return { site, server, sender: new Sender(site, server) };
}

class Sender {
  readonly acknowledged = new Set<string>();
  readonly statuses = new Map<number, number>();
  readonly #site: ServerFolder;
  readonly #base: string;
  #made = 0;

  constructor(site: ServerFolder, server: RunningServer) {
    this.#site = site;
    this.#base = server.base;
  }

  /** Sends a batch, and tells the answer's status. */
  async send(events = 1, padding = 10): Promise<Response> {
    const batch = Array.from({ length: events }, () => ({
      type: "track",
      event: "Tea Poured",
      messageId: `m${++this.#made}`,
      anonymousId: `a${this.#made % 50}`,
      properties: { padding: "x".repeat(padding) },
    }));
    const response = await fetch(`${this.#base}/v1/batch`, {
      method: "POST",
      headers: { "content-type": "application/json", ...this.authorization },
      body: JSON.stringify({ batch }),
    });
    await response.arrayBuffer();
    const { status } = response;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (response.ok) for (const { messageId } of batch) this.acknowledged.add(messageId);
    return response;
  }

  get authorization() {
    return { authorization: `Basic ${Buffer.from(`${this.#site.secret}:`).toString("base64")}` };
  }

  health(): Promise<Response> {
    return fetch(`${this.#base}/health`);
  }

  /** A read of a visitor's stage. */
  read(): Promise<Response> {
    return fetch(`${this.#base}/v1/stage?anonymousId=a1`, { headers: this.authorization });
  }

  /** Acknowledged events that are not in the log. */
  async lost(): Promise<string[]> {
    const kept = new Set((await this.#site.events()).map(({ messageId }) => messageId));
    return [...this.acknowledged].filter((id) => !kept.has(id));
  }
}

/** Sends until the disk is full, makes room, and sends again. */
async function fillAndFree(sender: Sender, free: () => unknown): Promise<void> {
  let full: Response | undefined;
  for (let tries = 0; tries < 400 && !full; tries++) {
    const response = await sender.send(10, 20_000);
    if (!response.ok) full = response;
  }
  expect(full?.status).toBe(503);
  expect(full?.headers.get("retry-after")).toMatch(/^\d+$/);
  for (let each = 0; each < 5; each++) expect((await sender.send(10, 20_000)).status).toBe(503);
  const health = await sender.health();
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ code: "storage-full" });
  expect((await sender.read()).status).toBe(200);
  expect(await sender.lost()).toEqual([]);
  await free();
  // Nobody need send anything for it to find out.
  await vi.waitFor(async () => expect((await sender.health()).status).toBe(200), {
    timeout: 5_000,
    interval: 100,
  });
  expect((await sender.send()).status).toBe(200);
  expect(await sender.lost()).toEqual([]);
  expect(new Set(sender.statuses.keys())).toEqual(new Set([200, 503]));
}

const hasLimits = spawnSync("prlimit", ["--version"]).status === 0;

it.skipIf(!hasLimits)(
  "a file that may not grow: refuses, keeps what it has, goes on by itself (needs prlimit)",
  { timeout: 120_000 },
  async () => {
    const { server, sender } = await start();
    const limit = (bytes: string) =>
      spawnSync("prlimit", ["--pid", String(server.pid), `--fsize=${bytes}`]);
    expect((await sender.send()).status).toBe(200);
    limit(`${8 * MEGABYTE}:unlimited`);
    await fillAndFree(sender, () => limit("unlimited:unlimited"));
  },
);

/** A file system of few megabytes, where this user may mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-disk-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder]);
  if (status !== 0) return undefined;
  undo.push(() => spawnSync("umount", ["--lazy", folder]));
  return folder;
}

it(
  "a full disk: refuses, keeps what it has, goes on by itself",
  { timeout: 120_000 },
  async (test) => {
    const disk = smallDisk();
    if (disk === undefined) return test.skip("mounting a small disk is not allowed here");
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(12 * MEGABYTE));
    const database = `file:${join(disk, "stagelight.db")}`;
    const { sender, server } = await start({ environment: { DATABASE_URL: database } });
    const kept = new Set<string>();
    // The kit looks into its own file.
    sender.lost = async () => {
      const { DatabaseSync } = await import("node:sqlite");
      const reader = new DatabaseSync(database.slice(5), { timeout: 5_000 });
      for (const { body } of reader.prepare("select body from log").all()) {
        kept.add((JSON.parse(String(body)) as { messageId: string }).messageId);
      }
      reader.close();
      return [...sender.acknowledged].filter((id) => !kept.has(id));
    };
    expect((await sender.send()).status).toBe(200);
    await fillAndFree(sender, () => rmSync(filler));
    await server.end();
  },
);

it(
  "a database that another process holds: waits, then refuses, then goes on",
  {
    timeout: 120_000,
  },
  async () => {
    const { site, sender } = await start();
    expect((await sender.send()).status).toBe(200);
    const HELD = 10_000;
    const holder = spawn(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `import { DatabaseSync } from "node:sqlite";
       const database = new DatabaseSync(${JSON.stringify(site.database.slice(5))}, { timeout: 5000 });
       database.exec("begin exclusive");
       console.log("held");
       setTimeout(() => { database.exec("commit"); }, ${HELD});`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const released = once(holder, "exit");
    await once(holder.stdout, "data");
    const begin = Date.now();
    const answers: Promise<{ status: number; after: number }>[] = [];
    let slowest = 0;
    while (Date.now() - begin < HELD + 1_000) {
      const sent = Date.now();
      answers.push(sender.send().then(({ status }) => ({ status, after: Date.now() - sent })));
      await sender.health();
      slowest = Math.max(slowest, Date.now() - sent);
      await sleep(100);
    }
    await released;
    const told = await Promise.all(answers);
    // The thread that waits is not the one that answers.
    expect(slowest).toBeLessThan(1_500);
    expect(new Set(sender.statuses.keys())).toEqual(new Set([200, 503]));
    for (const { status, after } of told.filter((each) => each.status !== 200)) {
      expect(status).toBe(503);
      expect(after).toBeGreaterThan(100);
    }
    const free = Date.now();
    await vi.waitFor(async () => expect((await sender.send()).status).toBe(200), {
      timeout: 5_000,
      interval: 50,
    });
    expect(Date.now() - free).toBeLessThan(2_000);
    expect((await sender.health()).status).toBe(200);
    expect(await sender.lost()).toEqual([]);
  },
);

it(
  "far too much at once: refuses early, loses nothing, recovers",
  { timeout: 240_000 },
  async () => {
    const { site, sender } = await start();
    const end = Date.now() + 8_000;
    const push = async (): Promise<void> => {
      while (Date.now() < end) await sender.send(1_000);
    };
    await Promise.all(Array.from({ length: 60 }, push));
    expect(new Set(sender.statuses.keys())).toEqual(new Set([200, 503]));
    expect((await sender.send()).status).toBe(200);
    expect((await sender.health()).status).toBe(200);
    expect(await sender.lost()).toEqual([]);
    await vi.waitFor(
      async () => {
        const [row] = await site.query<{ seen: number }>(
          "select count(*) as seen from seen_message",
        );
        expect(Number(row!.seen)).toBeGreaterThanOrEqual(sender.acknowledged.size);
      },
      { timeout: 180_000, interval: 500 },
    );
  },
);

it("a damaged database: does not start, and says what to do", { timeout: 60_000 }, async () => {
  const { site, server, sender } = await start();
  await sender.send(200, 1_000);
  await server.end();
  const { DatabaseSync } = await import("node:sqlite");
  const file = site.database.slice(5);
  new DatabaseSync(file).exec("pragma wal_checkpoint(truncate)");
  // The middle of it, as a disk would damage it: the file still opens.
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(32 * 1024, 7), 0, 32 * 1024, 128 * 1024);
  closeSync(handle);
  const refused = await site.start().catch((error: unknown) => String(error));
  expect(refused).toContain("The database file is damaged.");
  expect(refused).toContain("stagelight restore");
});

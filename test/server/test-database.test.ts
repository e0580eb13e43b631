import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { BROKER_VARIABLE, freshDatabase, startPostgres } from "../kit/postgres.ts";

const guard = fileURLToPath(new URL("../kit/postgres/guard.ts", import.meta.url));

test("a fresh database is empty, syncs what it commits, and can be dropped while in use", async () => {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  const tables = await client.query("SELECT * FROM pg_tables WHERE schemaname = 'public'");
  expect(tables.rows).toEqual([]);
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`);
    expect(rows[0]?.[setting]).toBe("on");
  }
  await database.drop();
  await expect(client.query("SELECT 1")).rejects.toThrow(/connection|terminat/iu);
});

test("all who ask in one run get databases of one server", async () => {
  expect(process.env[BROKER_VARIABLE]).toBeDefined();
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  expect(new URL(one.url).host).toBe(new URL(other.url).host);
  expect(one.url).not.toBe(other.url);
  await Promise.all([one.drop(), other.drop()]);
});

test("closing the server ends it", async () => {
  const server = await startPostgres();
  expect(await answers(server.url)).toBe(true);
  await server.close();
  expect(await answers(server.url)).toBe(false);
});

test("whoever starts it and is killed leaves no server and no data behind", async () => {
  const child = spawn(process.execPath, ["--eval", starter, guard], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { url } = JSON.parse(await firstChunk(child)) as { url: string };
  const folder = await dataFolder(url);
  expect(existsSync(folder)).toBe(true);
  child.kill("SIGKILL");
  await vi.waitUntil(async () => !existsSync(folder) && !(await answers(url)), { timeout: 15_000 });
});

const starter = `
  const { spawn } = require("node:child_process");
  const stdio = ["pipe", "inherit", "inherit"];
  spawn(process.execPath, [process.argv[1]], { detached: true, stdio });
`;

async function firstChunk(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The process has no output.");
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return chunk.toString();
}

async function dataFolder(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  return rows[0]?.data_directory ?? "";
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

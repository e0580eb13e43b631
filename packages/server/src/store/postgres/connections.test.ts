import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { freshDatabase } from "../../../../../test/kit/postgres.ts";
import { problemOf } from "../../http/problem.ts";
import { createLogger } from "../../operations/log.ts";
import { failureOf, storeError } from "../store-error.ts";
import { connectPostgres } from "./connect.ts";
import { type Leadership, leadership } from "./leadership.ts";

const closes: (() => unknown)[] = [];
const later = (close: () => unknown): void => void closes.unshift(close);
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
});

/** A way to PostgreSQL that can be slow, and be cut. */
let way: { url: string; delay: number; open: Set<Socket>; cut(): void };

beforeEach(async () => {
  const { url, drop } = await freshDatabase();
  later(drop);
  const target = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    setTimeout(() => {
      const there = connect(Number(target.port), target.hostname);
      there.on("error", () => socket.destroy());
      socket.on("close", () => there.destroy());
      socket.pipe(there).pipe(socket);
    }, way.delay);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);
  address.hostname = "127.0.0.1";
  way = {
    url: address.href,
    delay: 0,
    open,
    cut: () => open.forEach((socket) => socket.destroy()),
  };
  later(() => {
    way.cut();
    server.close();
  });
}, 60_000);

async function candidate(): Promise<Leadership> {
  const database = connectPostgres(way.url);
  later(() => database.close());
  const made = await leadership(database, () => {});
  later(() => made.close());
  return made;
}

it("holds one connection, however long it takes to connect again", async () => {
  const one = await candidate();
  expect(one.leads()).toBe(true);
  way.delay = 2_500;
  way.cut();
  await vi.waitFor(() => expect(one.leads()).toBe(false), { timeout: 5_000 });
  await vi.waitFor(() => expect(one.leads()).toBe(true), { timeout: 40_000 });
  await sleep(3_000);
  expect(way.open.size).toBe(1);
  expect(one.leads()).toBe(true);
}, 60_000);

it("hands over within seconds", async () => {
  const one = await candidate();
  const two = await candidate();
  expect([one.leads(), two.leads()]).toEqual([true, false]);
  await one.close();
  await vi.waitFor(() => expect(two.leads()).toBe(true), { timeout: 5_000 });
}, 60_000);

it("tells a connection that broke from a fault of ours", async () => {
  const { pool, close } = connectPostgres(way.url);
  later(close);
  const asked = pool.query("select pg_sleep(30)").catch((error: unknown) => error);
  await vi.waitFor(() => expect(way.open.size).toBe(1));
  await sleep(500);
  way.cut();
  const error = await asked;
  expect(storeError(failureOf(error))).toMatchObject({ code: "storage-unavailable" });
  const logger = createLogger({ level: "silent", secrets: [] });
  expect(problemOf(error, logger)).toMatchObject({ code: "storage-unavailable" });
}, 60_000);

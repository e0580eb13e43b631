import { renameSync, writeFileSync } from "node:fs";
import { prepare } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "../../../../test/kit/database.ts";
import { TRUST } from "../log/log.ts";
import { openDatabase } from "./open.ts";
import { openStore, type Store, type StoreListener } from "./store.ts";

const { table } = readConfig({});
const { table: other } = readConfig({ lifecycle: { trackBy: "category" } });

const events = (from: number, count: number) =>
  Array.from({ length: count }, (_, each) => ({
    receivedAt: Date.now(),
    trust: TRUST.hint,
    body: JSON.stringify({
      type: "page",
      messageId: `m${from + each}`,
      anonymousId: `a${(from + each) % 10}`,
    }),
  }));

describe.each(["sqlite", "postgres"] as const)("store on %s", (kind) => {
  let address: string;
  let remove: () => unknown;
  const open: Store[] = [];

  beforeEach(async () => {
    ({ address, remove } = await testDatabase(kind));
  }, 60_000);
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    await remove();
  });

  const start = async (listener: StoreListener = {}, model = table) => {
    const store = await openStore({ address, table: model, listener });
    open.push(store);
    return store;
  };
  const patient = { timeout: 20_000, interval: 20 };
  const visitors = (store: Store) => store.read.selectFrom("visitor").select("id").execute();
  const projected = (store: Store, many: number) =>
    vi.waitFor(() => expect(store.status().projected).toBe(many), patient);

  it.runIf(kind === "sqlite")("takes nothing in while its file is gone", async () => {
    const store = await start();
    await store.append(events(0, 1));
    const file = address.slice("file:".length);
    renameSync(file, `${file}.aside`);
    await expect(store.append(events(1, 1))).rejects.toMatchObject({ code: "storage-unavailable" });
    renameSync(`${file}.aside`, file);
    await store.append(events(2, 1));
    await projected(store, 2);
  });

  it("has on the disk what it has taken in, and projects it", { timeout: 60_000 }, async () => {
    const store = await start();
    await Promise.all(Array.from({ length: 50 }, (_, each) => store.append(events(each * 10, 10))));
    const another = openDatabase(address);
    try {
      expect(await another.log.read("", 1_000)).toHaveLength(500);
    } finally {
      await another.close();
    }
    await projected(store, 500);
    expect(await visitors(store)).toHaveLength(10);
    expect(store.status()).toMatchObject({ waiting: 0, trouble: undefined, replaying: undefined });
  });

  it("stores what waits before it ends, and goes on there", { timeout: 60_000 }, async () => {
    const first = await start();
    const appended = Promise.all(
      Array.from({ length: 20 }, (_, each) => first.append(events(each, 1))),
    );
    await first.close();
    await appended;
    await expect(first.append(events(99, 1))).rejects.toMatchObject({ code: "overloaded" });
    const second = await start();
    await vi.waitFor(async () => expect(await visitors(second)).toHaveLength(10), patient);
  });

  it(
    "refuses more than it can hold, and loses nothing of the rest",
    { timeout: 60_000 },
    async () => {
      const store = await start();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 60 }, (_, each) => store.append(events(each * 1_000, 1_000))),
      );
      const refused = outcomes.filter(({ status }) => status === "rejected");
      expect(refused.length).toBeGreaterThan(0);
      for (const each of refused) expect(each).toMatchObject({ reason: { code: "overloaded" } });
      await store.append(events(0, 1));
      const stored = (outcomes.length - refused.length) * 1_000 + 1;
      await projected(store, stored);
    },
  );

  it("applies a changed model to history by itself", { timeout: 60_000 }, async () => {
    const before = await start();
    await before.append(events(0, 100));
    await projected(before, 100);
    await before.close();
    const told: number[] = [];
    const after = await start({ replaying: ({ rows }) => told.push(rows) }, other);
    await vi.waitFor(async () => {
      const live = await after.read.selectFrom("projection").selectAll().execute();
      expect(live.find(({ name }) => name === "live")?.model).toBe(prepare(other).hash);
    }, patient);
    expect(told.at(-1)).toBe(100);
    expect(await visitors(after)).toHaveLength(10);
    expect(after.status().trouble).toBeUndefined();
  });

  it.runIf(kind === "postgres")(
    "lets one server project, and another when that ends",
    { timeout: 60_000 },
    async () => {
      const [one, two] = [await start(), await start()];
      await Promise.all([one.append(events(0, 100)), two.append(events(100, 100))]);
      await projected(one, 200);
      expect(two.status().projected).toBe(0);
      await one.close();
      await two.append(events(200, 50));
      await projected(two, 50);
      expect(await two.read.selectFrom("seen_message").select("hash").execute()).toHaveLength(250);
    },
  );
  it.runIf(kind === "sqlite")("refuses a damaged file in words", { timeout: 60_000 }, async () => {
    const store = await start();
    await store.append(events(0, 1_000));
    await store.close();
    writeFileSync(address.slice(5), "x".repeat(8_192), { flag: "r+" });
    await expect(openStore({ address, table })).rejects.toMatchObject({
      code: "database-corrupt",
    });
  });
});

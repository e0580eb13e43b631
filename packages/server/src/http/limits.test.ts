import { expect, it } from "vitest";
import pg from "pg";
import { freshDatabase } from "../store/test-database.ts";
import { keyRing } from "../keys/key-ring.ts";
import { openDatabase } from "../store/open.ts";
import { migrate } from "../store/migrate.ts";
import { openLimits } from "./limits.ts";
import type { LimitRule } from "./route.ts";

const ring = keyRing(["the-secret-of-this-test-0123456789ab"]);
const strict: LimitRule = { name: "strict", calls: 10, seconds: 60, shared: true };
const generous: LimitRule = { name: "generous", calls: 10, seconds: 60 };

async function taken(count: () => Promise<void>, calls: number): Promise<number> {
  const counted = await Promise.allSettled(Array.from({ length: calls }, count));
  return counted.filter(({ status }) => status === "fulfilled").length;
}

it("counts each address, an IPv6 line as one, and all that are unknown together", async () => {
  const limits = openLimits("file:none.db", ring);
  expect(await taken(() => limits.count(strict, "192.0.2.1"), 15)).toBe(10);
  expect(await taken(() => limits.count(strict, "192.0.2.2"), 5)).toBe(5);
  let host = 0;
  expect(await taken(() => limits.count(strict, `2001:db8::${(++host).toString(16)}`), 15)).toBe(
    10,
  );
  expect(await taken(() => limits.count(strict, undefined), 15)).toBe(10);
  const refused = limits.count(strict, "192.0.2.1");
  await expect(refused).rejects.toMatchObject({ code: "too-many-requests" });
  await limits.close();
});

it(
  "counts strict limits of two servers together, without the address",
  { timeout: 60_000 },
  async () => {
    const { url, drop } = await freshDatabase();
    const database = openDatabase(url);
    await migrate(database);
    await database.close();
    const [one, other] = [openLimits(url, ring), openLimits(url, ring)];
    let turn = 0;
    const count = (rule: LimitRule) => () => (turn++ % 2 ? one : other).count(rule, "192.0.2.1");
    expect(await taken(count(strict), 40)).toBe(10);
    expect(await taken(count(generous), 40)).toBe(20);
    const tally = { name: "tally", seconds: 60 };
    const told = [];
    for (const each of [one, other, one]) told.push((await each.tally(tally, "192.0.2.1")).calls);
    expect(told).toEqual([1, 2, 3]);
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query("select * from rate_limit");
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("192.0.2");
    await client.end();
    await Promise.all([one.close(), other.close()]);
    await drop();
  },
);

it("counts by itself while PostgreSQL cannot be reached", async () => {
  const limits = openLimits("postgres://nobody@127.0.0.1:9/none", ring);
  expect(await taken(() => limits.count(strict, "192.0.2.1"), 15)).toBe(10);
  await limits.close();
});

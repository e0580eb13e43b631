import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../store/test-database.ts";
import type { Database } from "../../store/database.ts";
import { migrate } from "../../store/migrate.ts";
import { openDatabase } from "../../store/open.ts";
import { forgetThem } from "../retention.ts";
import { grantIncentive, grantOf } from "./grant.ts";
import type { Granted, Incentive } from "./incentive.ts";
import { giveOwed } from "./owed.ts";
import { addCodes, generateCodes, isLow, poolFigures } from "./pool.ts";

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("incentives, on %s", { timeout: 60_000 }, (kind) => {
  let test: TestDatabase;
  /** On PostgreSQL several servers confirm at once. */
  let servers: Database[];
  let incentive: Incentive;
  beforeAll(async () => {
    test = await testDatabase(kind);
    servers = Array.from({ length: kind === "postgres" ? 3 : 1 }, () => openDatabase(test.address));
    await migrate(servers[0]!);
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await test.remove();
  });
  beforeEach(() => {
    incentive = { id: randomUUID(), kind: "code" };
  });

  const codes = (count: number, prefix = "TEA") =>
    Array.from({ length: count }, (_, each) => `${prefix}-${String(each).padStart(4, "0")}`);
  const fill = (...some: string[]) =>
    addCodes(servers[0]!, { incentive: incentive.id, codes: some });
  const figures = () => poolFigures(servers[0]!.db, incentive.id);

  /** Somebody of the newsletter; their mailbox has this key. */
  async function person(key: string = randomUUID(), now = NOW) {
    const id = randomUUID();
    const { db } = servers[0]!;
    await db
      .insertInto("subscriber")
      .values({
        id,
        address_key: `${id} ${key}`,
        email: `${id}@tea.example`,
        name: "Mina",
        fields: "{}",
        locale: "ko",
        frequency: null,
        created_at: now,
        changed_at: now,
        confirmed_at: now,
      })
      .execute();
    await db
      .insertInto("subscription")
      .values({ subscriber_id: id, list: "tea", state: "confirmed", at: now, reason: null })
      .execute();
    return { subscriberId: id, addressKeys: [key], now };
  }

  function confirm(
    { subscriberId, addressKeys, now }: Awaited<ReturnType<typeof person>>,
    server = 0,
  ): Promise<Granted> {
    const database = servers[server % servers.length]!;
    return database.db
      .transaction()
      .execute((step) =>
        grantIncentive(step, database.kind, incentive, { subscriberId, addressKeys, now }),
      );
  }

  const owed = (now = NOW) =>
    giveOwed(servers[0]!, {
      incentive,
      promised: [
        ["en", { text: "10 % off" }],
        ["ko", { text: "10% 할인" }],
      ],
      now,
    });
  const letters = async (subscriberId: string) =>
    (
      await servers[0]!.db
        .selectFrom("job")
        .select("payload")
        .where("recipient", "=", `${subscriberId}@tea.example`)
        .execute()
    ).map(
      ({ payload }) => JSON.parse(payload) as { data: { incentive: object }; language: string },
    );

  it(
    "gives each person one code, once, also when all confirm at once",
    { timeout: 60_000 },
    async () => {
      await fill(...codes(60));
      const people = await Promise.all(Array.from({ length: 50 }, () => person()));
      // Everybody twice.
      const given = await Promise.all([...people, ...people].map((each, at) => confirm(each, at)));
      const got = given.map((each) => (each.is === "given" ? each.code : each.is));
      expect(new Set(got).size).toBe(50);
      expect(got.slice(50)).toEqual(got.slice(0, 50));
      // The first ones of the file.
      expect(new Set(got.slice(0, 50))).toEqual(new Set(codes(50)));
      expect(await figures()).toEqual({ codes: 60, free: 10, given: 50, owed: 0 });
    },
  );

  it(
    "gives one person one code, when 50 confirmations come at once",
    { timeout: 60_000 },
    async () => {
      await fill(...codes(60));
      const one = await person();
      const given = await Promise.all(Array.from({ length: 50 }, (_, at) => confirm(one, at)));
      expect(new Set(given.map((each) => JSON.stringify(each))).size).toBe(1);
      expect((await figures()).free).toBe(59);
    },
  );

  it("gives nothing again to a mailbox that was erased, whatever the secret is now", async () => {
    await fill(...codes(3));
    const one = await person("mailbox");
    expect(await confirm(one)).toEqual({ is: "given", code: "TEA-0000" });
    await servers[0]!.db.transaction().execute((step) => forgetThem(step, [one.subscriberId]));
    const again = { ...(await person("mailbox")), addressKeys: ["by the new secret", "mailbox"] };
    expect(await confirm(again)).toEqual({ is: "over" });
    expect(await figures()).toEqual({ codes: 3, free: 2, given: 1, owed: 0 });
    incentive = { ...incentive, id: randomUUID() };
    await fill(...codes(1, "WINTER"));
    expect(await confirm(again)).toEqual({ is: "given", code: "WINTER-0000" });
  });

  it("never gives more than the budget, in all and in a day", async () => {
    incentive = { ...incentive, most: 3, perDay: 2 };
    await fill(...codes(10));
    const people = await Promise.all(Array.from({ length: 5 }, () => person()));
    const given = [];
    for (const each of people) given.push((await confirm(each)).is);
    expect(given).toEqual(["given", "given", "owed", "over", "over"]);
    expect(await owed(NOW + DAY - 1)).toBe(0);
    expect(await owed(NOW + DAY)).toBe(1);
    expect(await grantOf(servers[0]!.db, incentive.id, people[2]!.subscriberId)).toEqual({
      is: "given",
      code: "TEA-0002",
    });
    expect(await figures()).toEqual({ codes: 10, free: 7, given: 3, owed: 0 });
  });

  it("owes what an empty pool has not, and brings it by mail: to who waits longest, first", async () => {
    const people = [];
    for (let each = 0; each < 4; each++) people.push(await person(randomUUID(), NOW + each));
    const [first, left, erased, last] = people as [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    for (const each of people) expect(await confirm(each)).toEqual({ is: "owed" });
    expect(await figures()).toEqual({ codes: 0, free: 0, given: 0, owed: 4 });
    expect(await owed()).toBe(0);
    const { db } = servers[0]!;
    await db
      .updateTable("subscription")
      .set({ state: "left" })
      .where("subscriber_id", "=", left.subscriberId)
      .execute();
    await db.transaction().execute((step) => forgetThem(step, [erased.subscriberId]));
    expect(await fill("A", "B", "A")).toBe(2);
    expect(await fill("B", "C")).toBe(1);
    expect(await owed()).toBe(2);
    expect(await letters(first.subscriberId)).toMatchObject([
      {
        language: "ko",
        data: { incentive: { is: "given", kind: "code", code: "A", text: "10% 할인" } },
      },
    ]);
    expect(await letters(last.subscriberId)).toMatchObject([
      { data: { incentive: { code: "B" } } },
    ]);
    expect(await letters(left.subscriberId)).toEqual([]);
    expect(await owed()).toBe(0);
    expect((await figures()).free).toBe(1);
  });

  it("gives entries and downloads without codes", async () => {
    incentive = { ...incentive, kind: "entry", most: 1 };
    const one = await person();
    expect(await confirm(one)).toEqual({ is: "given" });
    expect(await confirm(await person())).toEqual({ is: "over" });
    expect(await confirm(one)).toEqual({ is: "given" });
  });

  it("makes codes until there are as many as there are to be, by several servers too", async () => {
    const made = await Promise.all(
      servers.map((database) =>
        generateCodes(database, { incentive: incentive.id, prefix: "NURI-", most: 1_500 }),
      ),
    );
    const { codes: all, free } = await figures();
    expect(made.reduce((sum, each) => sum + each)).toBe(all);
    expect(free).toBe(all);
    expect(all).toBe(1_500);
    expect(isLow({ codes: all, free })).toBe(false);
    expect(isLow({ codes: all, free: 150 })).toBe(true);
    expect(isLow({ codes: 5, free: 1 })).toBe(false);
    expect(isLow({ codes: 0, free: 0 })).toBe(true);
  });

  it(
    "loses and doubles nothing, whatever comes in whatever order",
    { timeout: 60_000 },
    async () => {
      const step = fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({ does: fc.constant("confirm" as const), who: fc.nat(11) }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            does: fc.constant("fill" as const),
            who: fc.integer({ min: 1, max: 4 }),
          }),
        },
        { weight: 1, arbitrary: fc.record({ does: fc.constant("owed" as const), who: fc.nat(2) }) },
      );
      const budget = fc.record({
        most: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        perDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(
          budget,
          fc.array(step, { maxLength: 25 }),
          async ({ most, perDay }, steps) => {
            incentive = {
              id: randomUUID(),
              kind: "code",
              ...(most !== undefined && { most }),
              ...(perDay !== undefined && { perDay }),
            };
            const people = new Map<number, Awaited<ReturnType<typeof person>>>();
            let day = 0;
            let filled = 0;
            const told = new Map<number, string>();
            for (const { does, who } of steps) {
              if (does === "confirm") {
                const one = people.get(who) ?? (await person(`${incentive.id} ${who}`));
                people.set(who, one);
                const granted = await confirm({ ...one, now: NOW + day * DAY });
                if (granted.is !== "given") continue;
                // Who was told a code is never told another one.
                expect(told.get(who) ?? granted.code).toBe(granted.code);
                told.set(who, granted.code!);
              } else if (does === "fill") {
                await fill(...codes(who, `F${filled++}`));
              } else {
                day += who;
                await owed(NOW + day * DAY);
              }
              const { codes: all, free, given, owed: waiting } = await figures();
              expect(all - free).toBe(given);
              expect(given + waiting).toBeLessThanOrEqual(most ?? Infinity);
              expect(given).toBeLessThanOrEqual((perDay ?? Infinity) * (day + 1));
            }
            expect(new Set(told.values()).size).toBe(told.size);
          },
        ),
        { numRuns: kind === "postgres" ? 15 : 40 },
      );
    },
  );
});

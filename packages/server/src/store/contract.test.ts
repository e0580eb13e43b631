import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import { testLog, type TestLog } from "../project/test-log.ts";
import { connectPostgres } from "./postgres/connect.ts";
import { postgresLog } from "./postgres/log.ts";
import { freshDatabase } from "./test-database.ts";

const entry = (body: string, receivedAt = 1) => ({ receivedAt, trust: TRUST.hint, body });
const entries = (...bodies: string[]) => bodies.map((body) => entry(body));

describe.each(["sqlite", "postgres"] as const)("store on %s", (kind) => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog(kind);
  }, 60_000);
  afterEach(() => test.close());

  const bodies = async (after = "", limit = 1_000) =>
    (await test.database.log.read(after, limit)).map(({ body }) => body);

  describe("log", () => {
    it("reads what was appended, in order, a part at a time", async () => {
      const { log } = test.database;
      expect(await log.read("", 10)).toEqual([]);
      await log.append([entry("a", 5), { ...entry("b", 4), trust: TRUST.verified }]);
      await log.append(entries("c"));
      const [a, b] = await log.read("", 2);
      expect([a, b]).toMatchObject([
        { body: "a", receivedAt: 5, trust: TRUST.hint },
        { body: "b", receivedAt: 4, trust: TRUST.verified },
      ]);
      expect(await bodies(b!.position)).toEqual(["c"]);
      expect(log.compare(a!.position, b!.position)).toBeLessThan(0);
      expect(log.compare(b!.position, a!.position)).toBeGreaterThan(0);
      expect(log.compare(b!.position, b!.position)).toBe(0);
      expect(log.compare("", a!.position)).toBeLessThan(0);
      expect(await log.deleteUntil(b!.position)).toBe(2);
      expect(await log.deleteUntil("")).toBe(0);
      expect(await bodies()).toEqual(["c"]);
    });

    it("never gives the place of a deleted row again", async () => {
      const { log } = test.database;
      await log.append(entries("a"));
      const [a] = await log.read("", 1);
      await log.deleteUntil(a!.position);
      await log.append(entries("b"));
      expect(await bodies(a!.position)).toEqual(["b"]);
    });

    it("takes out single rows, and changes who vouches for them", async () => {
      const { db, log } = test.database;
      await log.append(entries("a", "b", "c", "d"));
      const [a, b, c] = (await log.read("", 10)).map(({ position }) => position);
      await db.transaction().execute(async (step) => {
        await log.remove(step, [a!, c!]);
        await log.retrust(step, [b!], TRUST.verifiedOnly);
      });
      expect(await log.read("", 10)).toMatchObject([
        { body: "b", trust: TRUST.verifiedOnly },
        { body: "d", trust: TRUST.hint },
      ]);
    });

    it("keeps any text that JSON can be", async () => {
      const odd = [
        JSON.stringify({ a: "\u0000\u001f\u007f\ud800 '\"\\ 茶 🍵 \u202e" }),
        JSON.stringify({ long: "x".repeat(32_000) }),
        String.raw`{"a":"\u0000","b":"\\u0000"}`,
        "{}",
      ];
      await test.database.log.append(odd.map((body) => entry(body)));
      expect(await bodies()).toEqual(odd);
    });

    it("appends thousands at once", async () => {
      const many = Array.from({ length: 5_000 }, (_, each) => `{"n":${each}}`);
      await test.database.log.append(entries(...many));
      expect(await bodies("", 10_000)).toEqual(many);
    });

    it("appends as part of a transaction, or not at all", async () => {
      const { db, log } = test.database;
      const failing = db.transaction().execute(async (step) => {
        await log.append(entries("gone"), step);
        throw new Error("taken back");
      });
      await expect(failing).rejects.toThrow("taken back");
      await db.transaction().execute((step) => log.append(entries("kept"), step));
      expect(await bodies()).toEqual(["kept"]);
    });

    it("keeps what is appended while somebody else's transaction fails", async () => {
      const { db, log } = test.database;
      let appended: Promise<void> | undefined;
      const failing = db.transaction().execute(async (step) => {
        await log.append(entries("gone"), step);
        appended = log.append(entries("kept"));
        await sleep(20);
        throw new Error("taken back");
      });
      await expect(failing).rejects.toThrow("taken back");
      await appended;
      expect(await bodies()).toEqual(["kept"]);
    });

    it("reads nothing that is not committed", async () => {
      const { db, log, bulk } = test.database;
      const seen: unknown[] = [];
      let reads: Promise<unknown> | undefined;
      const failing = db.transaction().execute(async (step) => {
        await log.append(entries("gone"), step);
        await bulk.put(step, "seen_message", ["hash", "day"], ["hash"], [["h", 1]]);
        reads = Promise.all([
          log.read("", 10).then((rows) => seen.push(...rows)),
          bulk.pick(db, "seen_message", "hash", ["h"]).then((rows) => seen.push(...rows)),
        ]);
        await sleep(20);
        throw new Error("taken back");
      });
      await expect(failing).rejects.toThrow("taken back");
      await reads;
      expect(seen).toEqual([]);
    });
  });

  describe("bulk", () => {
    const put = (rows: (string | number)[][]) =>
      test.database.db
        .transaction()
        .execute((step) =>
          test.database.bulk.put(step, "seen_message", ["hash", "day"], ["hash"], rows),
        );
    const pick = async (...hashes: string[]) =>
      (
        await test.database.bulk.pick<{ hash: string; day: number }>(
          test.database.db,
          "seen_message",
          "hash",
          hashes,
        )
      ).toSorted((a, b) => (a.hash < b.hash ? -1 : 1));

    it("puts, replaces, picks and removes", async () => {
      const { db, bulk } = test.database;
      await put([]);
      await put([
        ["a'\"\\茶", 1],
        ["b", 2],
      ]);
      await put([["b", 3]]);
      expect(await pick("b", "a'\"\\茶", "none")).toEqual([
        { hash: "a'\"\\茶", day: 1 },
        { hash: "b", day: 3 },
      ]);
      expect(await pick()).toEqual([]);
      const remove = (...hashes: string[]) =>
        db.transaction().execute((step) => bulk.remove(step, "seen_message", "hash", hashes));
      await remove();
      await remove("b", "none");
      expect(await pick("b", "a'\"\\茶")).toHaveLength(1);
    });

    it("takes more rows than a statement has places", async () => {
      const many = Array.from({ length: 40_000 }, (_, each) => [`h${each}`, each]);
      await put(many);
      expect(await pick(...many.map(([hash]) => String(hash)))).toHaveLength(40_000);
    });
  });

  it("commits what is derived whole or not at all", async () => {
    const { database } = test;
    const add = (hash: string) => (step: Parameters<Parameters<typeof database.derived>[0]>[0]) =>
      step.insertInto("seen_message").values({ hash, day: 1 }).execute();
    await expect(
      database.derived(async (step) => {
        await add("gone")(step);
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    // A transaction of somebody else that is open just then.
    await Promise.all([
      database.db.transaction().execute(async (step) => {
        await add("other")(step);
        await sleep(10);
      }),
      database.derived(add("kept")),
      database.log.append(entries("a")),
    ]);
    const rows = await database.db.selectFrom("seen_message").select("hash").execute();
    expect(rows.map(({ hash }) => hash).toSorted()).toEqual(["kept", "other"]);
    if (kind === "sqlite") {
      const { rows: told } = await sql<{ synchronous: number }>`pragma synchronous`.execute(
        database.db,
      );
      expect(told[0]!.synchronous).toBe(2);
    }
  });
});

describe("log of PostgreSQL", () => {
  let test: TestLog;
  beforeEach(async () => {
    test = await testLog("postgres");
  }, 60_000);
  afterEach(() => test.close());

  it("skips no row of a transaction that began first and commits last", async () => {
    const { database, project } = test;
    const { pool } = database as ReturnType<typeof connectPostgres>;
    const slow = new pg.Client(pool.options);
    await slow.connect();
    try {
      const body = (id: string) => JSON.stringify({ type: "page", messageId: id, anonymousId: id });
      await slow.query("begin");
      await slow.query(
        "insert into log (tx, received_at, trust, body) values (pg_current_xact_id()::text::bigint, 1, 0, $1)",
        [body("slow")],
      );
      await database.log.append(entries(body("fast")));
      await project();
      expect(await database.log.read("", 10)).toEqual([]);
      await slow.query("commit");
      await project();
      const rows = await database.log.read("", 10);
      expect(rows.map((row) => JSON.parse(row.body).messageId)).toEqual(["slow", "fast"]);
      const visitors = await database.db.selectFrom("visitor").select("id").execute();
      expect(visitors.map(({ id }) => id).toSorted()).toEqual(["fast", "slow"]);
    } finally {
      await slow.end();
    }
  });

  it("waits for no transaction of another database, however long that one takes", async () => {
    const { database } = test;
    const { url, drop } = await freshDatabase();
    const other = new pg.Client(url);
    await other.connect();
    try {
      await other.query("begin");
      await other.query("select pg_current_xact_id()");
      await database.log.append(entries(JSON.stringify({ type: "page", anonymousId: "a" })));
      // As a role that sees of others' connections the least.
      await database.db.connection().execute(async (db) => {
        await sql`create role log_reader; grant select on log to log_reader; set role log_reader`.execute(
          db,
        );
        expect(await postgresLog(db).read("", 10)).toHaveLength(1);
        await sql`reset role; drop owned by log_reader; drop role log_reader`.execute(db);
      });
      expect(await database.log.read("", 10)).toHaveLength(1);
    } finally {
      await other.end();
      await drop();
    }
  });

  it("waits for the disk, whatever the database's default is", async () => {
    const { pool, db } = test.database as ReturnType<typeof connectPostgres>;
    const { rows: name } = await pool.query<{ name: string }>("select current_database() as name");
    await pool.query(`alter database ${name[0]!.name} set synchronous_commit = off`);
    const another = connectPostgres(String(pool.options.connectionString));
    try {
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(
        another.db,
      );
      expect(rows).toEqual([{ synchronous_commit: "on" }]);
      // What is derived need not wait; only that transaction does not.
      await another.derived(async () => {});
      const { rows: after } = await sql<{ synchronous_commit: string }>`
        show synchronous_commit`.execute(another.db);
      expect(after).toEqual(rows);
    } finally {
      await another.close();
    }
    expect(db).toBeDefined();
  });
});

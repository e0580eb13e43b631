import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uuidOf } from "../../keys/uuid.ts";
import { testLog, type TestLog } from "../../project/test-log.ts";
import { balancesOf, ledgerFaults, owedOn, writeTransfers } from "./book.ts";

const HELD = { step: "hold", unit: "USD", amount: 500, from: "program:a", to: "member:m:held" };
const ENTRY = { reference: "r1", at: 1, actor: "event" } as const;

describe.each(["sqlite", "postgres"] as const)("the ledger on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
    await write(HELD);
  }, 60_000);
  afterEach(() => log.close());

  const write = (...transfers: object[]) =>
    log.database.db
      .transaction()
      .execute((step) => writeTransfers(step, transfers as never, ENTRY));

  it("is only added to, whoever writes", async () => {
    const { db } = log.database;
    const { rows } = await sql<{ id: string }>`select id from ledger_transfer`.execute(db);
    const id = rows[0]!.id;
    const ways = [
      sql`update ledger_transfer set amount = 1`,
      sql`update ledger_transfer set reason = 'a mistake' where id = ${id}`,
      sql`delete from ledger_transfer where id = ${id}`,
      kind === "sqlite"
        ? sql`insert or replace into ledger_transfer
            select id, book, unit, 1, from_account, to_account, reference, step, at, reason, actor
            from ledger_transfer`
        : sql`truncate ledger_transfer`,
    ];
    for (const way of ways) await expect(way.execute(db)).rejects.toThrow(/append-only/);
    const left = await db.selectFrom("ledger_transfer").selectAll().execute();
    expect(left).toMatchObject([{ amount: 500, reason: null }]);
  });

  it("keeps another book's accounts apart, each entry of it once", async () => {
    const { db } = log.database;
    const { rows } = await sql<object>`select * from ledger_transfer`.execute(db);
    const points = { book: "loyalty", unit: "points", amount: 40 };
    const entry = { ...rows[0], id: "loyalty r1 hold 0", ...points } as never;
    const enter = () => db.insertInto("ledger_transfer").values(entry).execute();
    await enter();
    await expect(enter()).rejects.toThrow(/unique|append-only/i);
    const balances = await balancesOf(db, ["program:a", "member:m:held"]);
    expect(balances.map(({ unit, balance }) => [unit, balance])).toEqual([
      ["USD", 500],
      ["USD", -500],
    ]);
    // A step of the other book is no step of this one.
    await db
      .insertInto("ledger_transfer")
      .values({ ...(entry as object), id: "loyalty r1 approve 0", step: "approve" } as never)
      .execute();
    await write({ ...HELD, step: "approve", from: HELD.to, to: "member:m:approved" });
    const own = db.selectFrom("ledger_transfer").select("id").where("step", "=", "approve");
    const [approved] = await own.where("book", "=", "referral").execute();
    expect(approved!.id).toBe(uuidOf("referral r1 approve 0"));
  });

  it("refuses what moves nothing", async () => {
    await expect(write({ ...HELD, step: "approve", amount: 0 })).rejects.toThrow(/check/i);
    await expect(write({ ...HELD, step: "approve", to: HELD.from })).rejects.toThrow(/check/i);
  });

  it("knows what was done again from what can be done again", async () => {
    const use = { ...HELD, step: "use", from: "member:m:issued", to: "member:m:used" };
    await write(use);
    await write({ ...use, step: "unuse", from: use.to, to: use.from });
    await write(use);
    const rows = await log.database.db.selectFrom("ledger_transfer").select("id").execute();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
  });

  it("tells what is on an account, and what is owed", async () => {
    const { db } = log.database;
    await write({ ...HELD, step: "reverse", amount: 200, from: "person:m:debt", to: "program:a" });
    const accounts = ["program:a", "member:m:held", "person:m:debt", "member:m:used"];
    const balances = await balancesOf(db, accounts);
    expect(Object.fromEntries(balances.map(({ account, balance }) => [account, balance]))).toEqual({
      "program:a": -300,
      "member:m:held": 500,
      "person:m:debt": -200,
    });
    expect(await owedOn(db, "person:m:debt", "USD")).toBe(200);
    expect(await owedOn(db, "person:m:debt", "KRW")).toBe(0);
    expect(await owedOn(db, "person:m:debt", "reward:a/tin")).toBe(0);
  });

  it("finds a reward that does not lie where it stands", async () => {
    const { db } = log.database;
    const reward = {
      id: "r1",
      program: "a",
      rule: "thanks",
      referral_id: null,
      member_id: "m",
      conversion: "order:1",
      unit: "USD",
      amount: 500,
      settled: 0,
      worth: 0,
      due_at: null,
      code: null,
      used_for: null,
      reasons: "[]",
      created_at: 1,
      changed_at: 1,
    };
    await db
      .insertInto("reward")
      .values({ ...reward, state: "held" })
      .execute();
    expect(await ledgerFaults(db)).toEqual([]);
    for (const state of ["issued", "reversed", "review"] as const) {
      await db.updateTable("reward").set({ state }).execute();
      expect(await ledgerFaults(db)).toMatchObject([{ reward: "r1", state }]);
    }
  });
});

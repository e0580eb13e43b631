import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyRing } from "../keys/key-ring.ts";
import { TRUST } from "../log/log.ts";
import { replay } from "../project/replay.ts";
import { BEGIN, testLog, type TestLog } from "../project/test-log.ts";
import { type Column, COLUMNS } from "../store/columns.ts";
import type { Tables } from "../store/tables.ts";
import { belongingsOf, PERSONAL } from "./belongings.ts";
import { erase } from "./erase.ts";
import { exportPerson } from "./export.ts";
import { isSuppressed, suppressionHash } from "./suppression.ts";
import { everythingIn, filesWith, peopleIn } from "./test-rows.ts";

const trust = TRUST.verified;
const ring = keyRing(["s".repeat(32)]);
const MINA = "mina.canary@tea.example";
const now = BEGIN + 10 * 86_400_000;

describe.each(["sqlite", "postgres"] as const)("every column on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  it("is exported and erased, in any table", async () => {
    const { database, rules, model } = log;
    const { db } = database;
    await log.say({ type: "page", anonymousId: "somebody-else" });
    await log.say({
      type: "identify",
      userId: "someone",
      anonymousId: "third",
      traits: { email: "someone@tea.example" },
      trust,
    });
    await log.say({ event: "Gift Sent", trust, userId: "someone", properties: { to: MINA } });
    await log.project();
    const kept = await peopleIn(db);
    const canaries: string[] = [MINA];
    for (const table of PERSONAL) canaries.push(...(await plant(db, table)));
    await db
      .insertInto("identity")
      .values({ kind: "user", value: "canary-user", profile_id: "canary-profile" })
      .execute();
    canaries.push("canary-body", "canary-anonymous", "canary-user");
    await log.say({
      anonymousId: "canary-visitor",
      properties: { note: "canary-body", [MINA]: 1 },
    });
    await log.say({ type: "page", anonymousId: "canary-anonymous", userId: "canary-user" });
    await log.project();

    const wanted = { addressKeys: ["kept-friend"], now };
    const exported = await exportPerson(database, { email: ` ${MINA.toUpperCase()} `, ...wanted });
    const text = JSON.stringify(exported);
    expect(canaries.filter((canary) => !text.includes(canary))).toEqual([]);
    expect(text).not.toMatch(/somebody-else|third|someone/);
    expect(exported.tables.log).toHaveLength(3);
    if (database.kind === "sqlite") expect(await filesWith(log, "canary")).not.toEqual([]);

    await erase(database, rules, {
      email: MINA,
      suppress: suppressionHash(ring, MINA),
      ...wanted,
    });
    const left = await everythingIn(db);
    expect(canaries.filter((canary) => left.includes(canary))).toEqual([]);
    const { tables } = await exportPerson(database, { email: MINA, now });
    expect(tables).toEqual({});
    await replay(database, model);
    expect(await peopleIn(db)).toEqual(kept);
    expect(await isSuppressed(db, ring, MINA)).toBe(true);
    expect(await isSuppressed(db, ring, "someone@tea.example")).toBe(false);
    expect(await isSuppressed(db, keyRing(["n".repeat(32), "s".repeat(32)]), MINA)).toBe(true);
    if (database.kind === "sqlite") expect(await filesWith(log, "canary")).toEqual([]);
  });
});

/** Puts a row of a person into a table, with a canary in each column that takes a text. */
async function plant(db: Kysely<Tables>, table: keyof Tables): Promise<string[]> {
  const canaries: string[] = [];
  const keys = keysOf(table);
  const row: Record<string, unknown> = {};
  for (const [column, { holds, pii }] of Object.entries<Column>(COLUMNS[table])) {
    // Counted by the database.
    if (column === "id" && holds === "number") continue;
    // Rows that stay keep what says nothing of the person.
    const kept = pii === "none" && belongingsOf(table).some(({ stays }) => stays);
    const canary = `${kept ? "kept" : "canary"}-${table}-${column}`;
    const given: Record<Column["holds"], unknown> = {
      number: 0,
      time: BEGIN,
      text: canary,
      json: JSON.stringify({ canary }),
    };
    row[column] = keys[column] ?? given[holds];
    if (pii !== "none" && String(row[column]).includes(canary)) canaries.push(canary);
  }
  await db.insertInto(table).values(row).execute();
  return canaries;
}

/** What links the rows, and what a column may hold. */
function keysOf(table: keyof Tables): Readonly<Record<string, unknown>> {
  const links = {
    profile_id: "canary-profile",
    visitor_id: "canary-visitor",
    subscriber_id: "canary-subscriber",
    member_id: "kept-member",
    referrer_id: "kept-member",
    friend_id: "kept-member",
    standing: "hint",
    hint: '{"l":"canary-state"}',
    verified: '{"l":"canary-state"}',
  };
  switch (table.replace(/^(snapshot|replay)_/, "")) {
    case "visitor":
      return { ...links, id: "canary-visitor" };
    case "profile":
      return { ...links, id: "canary-profile" };
    case "identity":
      return { ...links, kind: "email", value: MINA };
    case "subscriber":
      return { id: "canary-subscriber", email: MINA };
    case "referral_member":
      return { id: "kept-member", email: MINA };
    case "referral_code":
    case "referral_click":
    case "referral":
      return { ...links, code: "canary-referral-code" };
    case "referral_gift":
      return { friend_key: "kept-friend" };
    case "review_invitation": {
      // That a line of an order could be reviewed stays, so that it is not reviewed twice.
      const kept = { id: "kept-invitation", order_key: "kept-order", product: "kept-product" };
      return { ...links, ...kept };
    }
    case "review":
      return { ...links, verified: 0 };
    case "review_photo":
    case "review_decision":
      return { review_id: "kept-review-id" };
    case "conversation":
      return { ...links, id: "canary-conversation" };
    case "chat_entry":
    case "chat_label":
    case "chat_attachment":
    case "chat_unanswered":
      return { conversation_id: "canary-conversation" };
    case "reward":
      return { ...links, amount: 1 };
    default:
      return links;
  }
}

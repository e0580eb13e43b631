import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BEGIN, testLog, type TestLog } from "../../project/test-log.ts";
import { type Column, COLUMNS } from "../../store/columns.ts";
import { conversationsSaying } from "./conversations-saying.ts";
import { indexEntries } from "./index-entries.ts";
import { filesWith } from "../../privacy/test-rows.ts";

/** Conversations, by what is said in them. */
const SAID = {
  ko: [
    "배송비는 얼마인가요?",
    "녹차 세트를 주문했는데 아직 안 왔어요.",
    "주문번호는 NURI-1024입니다",
  ],
  zh: ["运费是多少？绿茶，红茶都要", "我的订单还没到"],
  ja: ["送料はいくらですか"],
  en: [
    "When will my ORDER ship?",
    "It’s the green-tea set from José's café",
    "' \" * OR NEAR( :* <-> \\",
  ],
};

const MINA = { name: "Mina Park", email: "mina_park@tea.example" };

describe.each(["sqlite", "postgres"] as const)("conversations on %s", (kind) => {
  let log: TestLog;
  beforeAll(async () => {
    log = await testLog(kind);
    for (const [id, texts] of Object.entries(SAID)) await say(id, texts);
    const labelled = { conversation_id: "en", label: "100% VIP" };
    await log.database.db.insertInto("chat_label").values(labelled).execute();
  }, 60_000);
  afterAll(() => log.close());

  let position = 0;
  const say = (conversation: string, texts: readonly string[]) =>
    log.database.db.transaction().execute(async (step) => {
      const blank = Object.entries<Column>(COLUMNS.conversation).map(([column, { holds }]) => [
        column,
        holds === "number" || holds === "time" ? 0 : "",
      ]);
      const row = { ...Object.fromEntries(blank), ...(conversation === "en" && MINA) };
      await step
        .insertInto("conversation")
        .values({ ...row, id: conversation } as never)
        .execute();
      const entries = texts.map((text, seq) => ({
        position: ++position,
        conversation_id: conversation,
        seq,
        kind: "message" as const,
        author: "visitor" as const,
        text,
        at: BEGIN,
      }));
      await step.insertInto("chat_entry").values(entries).execute();
      await indexEntries(step, kind, entries);
    });

  const found = async (search: string) => {
    const rows = await log.database.db
      .selectFrom("conversation")
      .select("id")
      .where(conversationsSaying(kind, search))
      .orderBy("id")
      .execute();
    return rows.map(({ id }) => id);
  };

  it.each([
    ["배송비", ["ko"]],
    ["송", ["ko"]],
    ["요", ["ko"]],
    ["차", ["ko"]],
    ["배송비 녹차", ["ko"]],
    ["nuri-1024", ["ko"]],
    ["배비", []],
    ["运费", ["zh"]],
    ["茶", ["zh"]],
    ["绿茶，红茶", ["zh"]],
    ["綠茶", []],
    ["送料", ["ja"]],
    ["order", ["en"]],
    ["Ord SHIP", ["en"]],
    ["rder", []],
    ["its cafe", ["en"]],
    ["ship nothing-like-it", []],
    ["tea", ["en"]],
    ["mina", ["en"]],
    ["MINA_PARK@tea", ["en"]],
    ["minaXpark@", []],
    ["100% vip", ["en"]],
    ["1%0", []],
    ["", []],
    ["🙂 … ' \" * :* <->", []],
    ["' OR 1=1", []],
    ["\\", []],
    [`near(`, ["en"]],
    ["\u0000order", ["en"]],
    ["\ud800", []],
    ["ord ".repeat(1_000), ["en"]],
  ])("with %j are found", async (search, ids) => {
    expect(await found(search)).toEqual(ids);
  });

  it("are not found by what was not committed", async () => {
    const failing = log.database.db.transaction().execute(async (step) => {
      await indexEntries(step, kind, [{ position: 1_000, text: "unsaid" }]);
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    expect(await found("unsaid")).toEqual([]);
  });

  it("are found no more once what was said is deleted or written over, and nothing is left of it", async () => {
    const { db } = log.database;
    await db.deleteFrom("chat_entry").where("conversation_id", "=", "ko").execute();
    expect(await found("배송비")).toEqual([]);
    await db
      .updateTable("chat_entry")
      .set({ text: "gone" })
      .where("conversation_id", "=", "zh")
      .execute();
    expect(await found("运费")).toEqual([]);
    expect(await found("order")).toEqual(["en"]);
    if (kind === "sqlite") {
      await sql`create virtual table temp.words using fts5vocab(main, chat_search, row)`.execute(
        db,
      );
      expect(await filesWith(log, "배송")).toEqual([]);
      const { rows } = await sql<{ term: string }>`select term from words`.execute(db);
      expect(rows.map(({ term }) => term)).not.toContain("배송");
      expect(rows.map(({ term }) => term)).toContain("order");
      expect(await filesWith(log, "cafe")).not.toEqual([]);
    }
  });
});

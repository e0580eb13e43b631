import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../../log/log.ts";
import { testLog, type TestLog } from "../../project/test-log.ts";
import { done, starting, writeIn } from "./test-writes.ts";
import type { Write } from "./write.ts";

const MINA = { kind: "holder", holder: "mina" } as const;
const AGENT = { kind: "agent", member: "jin" } as const;

/** A write of an operation to the conversation of these tests. */
const to = <Op extends Write["op"]>(
  op: Op,
  by: Write["by"],
  more: Omit<Extract<Write, { op: Op }>, "op" | "by" | "at" | "conversation">,
  at = 2_000,
) => ({ conversation: "one", op, by, at, ...more }) as unknown as Write;

describe.each(["sqlite", "postgres"] as const)("what is written on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
    await writeIn(log, starting("one", MINA, { id: "first" }));
  }, 60_000);
  afterEach(() => log.close());

  const conversation = () =>
    log.database.db
      .selectFrom("conversation")
      .selectAll()
      .where("id", "=", "one")
      .executeTakeFirstOrThrow();
  const entries = () =>
    log.database.db.selectFrom("chat_entry").selectAll().orderBy("position").execute();

  it("has its place, in the order of writing, in one commit as in many", async () => {
    const writes = ["a", "b", "c"].map((text) => to("message", MINA, { id: text, text }));
    await writeIn(log, ...writes, starting("two", { kind: "holder", holder: "somin" }));
    await writeIn(log, to("message", AGENT, { id: "d", text: "d" }));
    const all = await entries();
    expect(all.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const own = all.filter((each) => each.conversation_id === "one");
    expect(own.map(({ seq, text }) => [Number(seq), text])).toEqual([
      [1, "Hello"],
      [2, "a"],
      [3, "b"],
      [4, "c"],
      [5, null],
      [6, "d"],
    ]);
    expect(await conversation()).toMatchObject({ last_seq: 6, last_message: 6, last_shown: 6 });
  });

  it("is once, however often it is told, also within one commit", async () => {
    const message = to("message", MINA, { id: "a", text: "a" });
    const [first, second] = await writeIn(log, message, message);
    const [third] = await writeIn(log, message);
    expect(done(first).again).toBe(false);
    for (const again of [done(second), done(third)]) {
      expect(again).toMatchObject({ again: true, entries: [{ position: 2, text: "a" }] });
    }
    const [begun] = await writeIn(log, starting("one", MINA, { id: "first", text: "Other" }));
    expect(done(begun)).toMatchObject({ again: true, entries: [{ seq: 1, text: "Hello" }] });
    expect(await entries()).toHaveLength(2);
  });

  it("is refused of whom it does not belong to, like what there is not", async () => {
    const strangers = [
      { kind: "holder", holder: "somin" },
      { kind: "user", userId: "mina" },
    ] as const;
    const before = await conversation();
    for (const by of strangers) {
      const ops: Write[] = [
        to("message", by, { id: "x", text: "x" }),
        to("read", by, { seq: 1 }),
        to("state", by, { state: "closed" }),
        to("rate", by, { score: 1, text: null }),
        to("person", by, {}),
        starting("one", by, { id: "first" }),
      ];
      for (const op of ops) {
        const [foreign, unknown] = await writeIn(log, op, { ...op, conversation: "none" });
        expect(foreign).toEqual({ ok: false, code: "conversation-unknown" });
        if (op.op !== "start") expect(unknown).toEqual(foreign);
        else await log.database.db.deleteFrom("conversation").where("id", "=", "none").execute();
      }
    }
    expect(await conversation()).toEqual(before);
  });

  it("belongs to the person once it is bound, and to the holder no more", async () => {
    const person = { kind: "user", userId: "u1" } as const;
    const { by, at } = { by: MINA, at: 3_000 };
    await writeIn(log, { op: "identify", by, at, userId: "u1", profileId: "p1", proof: null });
    expect(await conversation()).toMatchObject({ user_id: "u1", profile_id: "p1", holder: "mina" });
    const [mine, theirs, again] = await writeIn(
      log,
      to("message", MINA, { id: "b", text: "b" }),
      to("message", person, { id: "c", text: "c" }),
      { op: "identify", by, at, userId: "u2", profileId: "p2" } as never,
    );
    expect(mine).toEqual({ ok: false, code: "conversation-unknown" });
    expect(done(theirs).entries).toHaveLength(1);
    expect(again).toEqual({ ok: true, written: [] });
    expect(await conversation()).toMatchObject({ user_id: "u1" });
  });

  it("says who waits for whom, and who has read what", async () => {
    expect(await conversation()).toMatchObject({ waiting_since: 1_000, visitor_read: 1 });
    const [answer] = await writeIn(log, to("message", AGENT, { id: "a", text: "Hi" }));
    expect(done(answer).entries.map((each) => each.kind)).toEqual(["assigned", "message"]);
    expect(await conversation()).toMatchObject({
      waiting_since: null,
      assignee_id: "jin",
      agent_read: 3,
      visitor_read: 1,
    });
    const [read] = await writeIn(log, to("read", MINA, { seq: 99 }));
    expect(done(read).read).toEqual({ by: "visitor", seq: 3 });
    const [unread] = await writeIn(log, to("read", MINA, { seq: 2 }));
    expect(done(unread).read).toBe(undefined);
    expect(await conversation()).toMatchObject({ visitor_read: 3 });
  });

  it("is mailed later where nobody has read it and an address is known", async () => {
    const email = { email: "mina@tea.example", addressKey: "k", name: null, consent: null };
    await writeIn(
      log,
      to("email", MINA, { ...email, proven: false }),
      to("message", AGENT, { id: "a", text: "Hi" }),
    );
    expect(await conversation()).toMatchObject({ mail_due_at: 302_000, email_proven_at: null });
    await writeIn(log, to("read", MINA, { seq: 3 }));
    expect(await conversation()).toMatchObject({ mail_due_at: null });
  });

  it("has never mailed to an address that is told in place of another, or again after it was taken back", async () => {
    const told = (email: string | null, addressKey: string | null) =>
      to("email", MINA, { email, addressKey, name: null, consent: null, proven: false });
    const mailed = () => log.database.db.updateTable("conversation").set({ mailed_seq: 1 });
    await writeIn(log, told("mina@tea.example", "k"));
    await mailed().execute();
    await writeIn(log, told("mina@tea.example", "k"));
    expect(await conversation()).toMatchObject({ mailed_seq: 1 });
    await writeIn(log, told("somin@tea.example", "l"));
    expect(await conversation()).toMatchObject({ mailed_seq: 0, email: "somin@tea.example" });
    await mailed().execute();
    await writeIn(log, told(null, null), told("somin@tea.example", "l"));
    expect(await conversation()).toMatchObject({ mailed_seq: 0, email_proven_at: null });
  });

  it("opens again for who wants a person, who else would wait where nobody looks", async () => {
    await writeIn(log, to("state", AGENT, { state: "closed" }));
    await writeIn(log, to("person", MINA, {}));
    expect(await conversation()).toMatchObject({ state: "open", waiting_since: 2_000 });
  });

  it("is told of its visitor's page with the newest of theirs, however many there are", async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...starting(`more ${n}`, MINA),
      at: 2_000 + n,
    }));
    await writeIn(log, ...many);
    const page = "https://nuri.example/tea";
    const [said] = await writeIn(log, {
      op: "attributes",
      by: MINA,
      at: 3_000,
      attributes: null,
      page,
    });
    const { written } = said as unknown as { written: { conversation: { id: string } }[] };
    expect(written.map((each) => each.conversation.id).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, n) => `more ${39 - n}`).toSorted(),
    );
  });

  it("opens again what was closed or put off, and tells visitors of what is theirs", async () => {
    await writeIn(log, to("state", AGENT, { state: "snoozed", until: 9_000 }));
    expect(await conversation()).toMatchObject({ state: "snoozed", snoozed_until: 9_000 });
    await writeIn(log, to("message", MINA, { id: "a", text: "a" }));
    expect(await conversation()).toMatchObject({ state: "open", snoozed_until: null });
    await writeIn(
      log,
      to("state", AGENT, { state: "closed" }),
      to("note", AGENT, { id: "n", text: "Among us" }),
      to("labels", AGENT, { add: ["tea", "late"], remove: ["none"] }),
    );
    expect(await conversation()).toMatchObject({ state: "closed", last_seq: 8, last_shown: 5 });
    await writeIn(log, to("labels", AGENT, { add: ["tea"], remove: ["late"] }));
    const labels = await log.database.db.selectFrom("chat_label").select("label").execute();
    expect(labels).toEqual([{ label: "tea" }]);
  });

  it("takes files of its writer's along, once", async () => {
    const { db } = log.database;
    const file = { name: "cup.png", type: "image/png", size: 3, data: "AAAA", created_at: 1 };
    const nobody = { conversation_id: null, user_id: null, member_id: null };
    await db
      .insertInto("chat_attachment")
      .values([
        { id: "own", holder: "mina", ...nobody, ...file },
        { id: "foreign", holder: "somin", ...nobody, ...file },
      ])
      .execute();
    const send = (id: string, attachments: readonly string[]) =>
      to("message", MINA, { id, text: "See", attachments });
    const [foreign] = await writeIn(log, send("a", ["own", "foreign"]));
    expect(foreign).toEqual({ ok: false, code: "attachment-unknown" });
    const [sent] = await writeIn(log, send("b", ["own"]));
    expect(JSON.parse(done(sent).entries[0]!.data!)).toEqual({
      attachments: [{ id: "own", name: "cup.png", type: "image/png", size: 3 }],
    });
    const [twice] = await writeIn(log, send("c", ["own"]));
    expect(twice).toEqual({ ok: false, code: "attachment-unknown" });
  });

  it("tells the log when it began, ended and how it was; of nobody, nothing", async () => {
    const somin = { kind: "holder", holder: "somin" } as const;
    await writeIn(log, starting("two", somin, { facts: { visitor_id: "visitor" } }));
    const two = { conversation: "two", at: 62_000 } as const;
    await writeIn(log, { op: "rate", by: somin, score: 5, text: "Good", ...two });
    await writeIn(log, { op: "state", by: AGENT, state: "closed", ...two });
    const rows = await log.database.log.read("", 10);
    expect(rows.map(({ body }) => JSON.parse(body))).toMatchObject([
      { event: "Live Chat Conversation Started", anonymousId: "visitor" },
      { event: "Score Given", properties: { kind: "csat", score: 5 } },
      { event: "Live Chat Conversation Ended", properties: { conversation_duration: 61 } },
    ]);
    // The page's tracker tells of the beginning too.
    expect(rows.map(({ trust }) => trust)).toEqual([
      TRUST.verifiedOnly,
      TRUST.verified,
      TRUST.verified,
    ]);
    expect(rows.map(({ body }) => body).join()).not.toMatch(/Good|Hello/);
  });
});

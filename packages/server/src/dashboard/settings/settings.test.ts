import type {
  TeamAnswerSources,
  TeamCannedAnswer,
  TeamCannedAnswers,
  TeamChatSettingsAnswer,
  TeamLinesAnswer,
  TeamUnansweredAnswer,
} from "@stagelight/core/endpoints";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { TRUST } from "../../log/log.ts";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";

describe.each(["sqlite", "postgres"] as const)("settings on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  it("keeps hours and words in place of the config's, until the config counts again", async () => {
    const path = "settings/chat";
    const before = (await test.ask<TeamChatSettingsAnswer>(path, undefined, "agent")).body;
    expect(before).toEqual({
      chat: true,
      locales: ["en", "ko", "zh"],
      configHours: {
        timeZone: "Asia/Seoul",
        weekly: {
          mon: ["09:00-12:00", "13:00-24:00"],
          tue: [],
          wed: [],
          thu: [],
          fri: [],
          sat: [],
          sun: [],
        },
        closed: [],
      },
      configAway: null,
      changedAt: null,
      changedBy: null,
    });
    const hours = { timeZone: "Europe/Berlin", weekly: { tue: ["10:00-16:00"] } };
    const away = { en: "We are asleep.", ko: "지금은 쉬는 시간입니다." };
    expect((await test.ask(path, { hours, away }, "agent")).status).toBe(403);
    const kept = (await test.ask<TeamChatSettingsAnswer>(path, { hours, away }, "marketer")).body;
    expect(kept).toMatchObject({ hours, away, changedBy: "Mo" });
    expect((await test.ask(path, { hours: null })).body).toMatchObject({ hours: null, away });
    const anew = (await test.ask(path, { hours: "config", away: "config" })).body;
    expect(anew).toEqual(before);
    for (const wrong of [
      { hours: { timeZone: "Mars/Olympus", weekly: { mon: ["09:00-10:00"] } } },
      { hours: { timeZone: "Asia/Seoul", weekly: { mon: ["10:00-09:00"] } } },
      { hours: { timeZone: "Asia/Seoul", weekly: {} } },
      { away: "" },
      { away: {} },
      { away: "a".repeat(501) },
    ]) {
      expect((await test.ask(path, wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
    const deeds = (await test.audit()).filter(({ action }) => action === "chat-setting");
    expect(deeds).toHaveLength(5);
  });

  it("keeps canned answers, each shortcut once in a language", async () => {
    const hello = { id: randomUUID(), shortcut: "hello", title: "Hello", text: "Hello {name}!" };
    expect((await test.ask("canned", hello, "agent")).status).toBe(403);
    const { body } = await test.ask<{ answer: TeamCannedAnswer }>("canned", hello, "marketer");
    expect(body.answer).toMatchObject({ ...hello, locale: null, by: "Mo" });
    expect((await test.ask("canned", hello)).status).toBe(200);
    expect((await test.ask("canned", { ...hello, id: randomUUID() })).body).toMatchObject({
      code: "body-invalid",
      problems: [{ path: "shortcut" }],
    });
    const ko = { ...hello, id: randomUUID(), locale: "ko", text: "{name}님, 안녕하세요!" };
    expect((await test.ask("canned", ko)).status).toBe(200);
    const all = async () =>
      (await test.ask<TeamCannedAnswers>("canned", undefined, "agent")).body.answers;
    expect(await all()).toHaveLength(2);
    expect((await test.ask(`canned/${hello.id}/delete`, {})).body).toEqual({ is: "done" });
    expect((await test.ask(`canned/${hello.id}/delete`, {})).body).toEqual({ is: "already" });
    expect((await all()).map(({ id }) => id)).toEqual([ko.id]);
  });

  it("tells what could not be answered, most often first, until somebody has seen to it", async () => {
    await test.database.db
      .insertInto("chat_unanswered")
      .values([
        {
          id: "one",
          question: "Is it vegan?",
          locale: "en",
          times: 1,
          last_at: 9,
          conversation_id: null,
        },
        {
          id: "five",
          question: "<b>Ship to Mars?</b>",
          locale: "en",
          times: 5,
          last_at: 1,
          conversation_id: null,
        },
      ])
      .execute();
    const told = async () =>
      (await test.ask<TeamUnansweredAnswer>("unanswered", undefined, "agent")).body.questions.map(
        ({ id }) => id,
      );
    expect(await told()).toEqual(["five", "one"]);
    expect((await test.ask("unanswered/five/drop", {}, "marketer")).body).toEqual({ is: "done" });
    expect((await test.ask("unanswered/five/drop", {}, "marketer")).body).toEqual({
      is: "already",
    });
    expect(await told()).toEqual(["one"]);
  });

  it("shows where answers are from, without what is secret of it", async () => {
    const { body } = await test.ask<TeamAnswerSources>("answer-sources");
    expect(body).toEqual({
      entries: [{ id: "shipping", question: "How long?", answer: "Two days.", page: null }],
      pages: ["/help/**"],
      answerer: "answers.nuri.example",
    });
    expect(JSON.stringify(body)).not.toContain("hidden");
  });

  it("counts what has become of the lines", async () => {
    const prompt = (event: string, prompt_id: string) => ({
      anonymousId: "a",
      event,
      properties: { prompt_id, widget: "chat", as: "line" },
    });
    await test.say(
      TRUST.hint,
      prompt("Prompt Viewed", "costs"),
      prompt("Prompt Viewed", "costs"),
      prompt("Prompt Viewed", "another"),
      prompt("Prompt Dismissed", "costs"),
      prompt("Product Viewed", "costs"),
    );
    await test.database.db
      .insertInto("chat_entry")
      .values({
        position: 1,
        conversation_id: "c",
        seq: 1,
        kind: "message",
        author: "visitor",
        author_id: null,
        client_id: "m",
        text: "Yes please",
        data: JSON.stringify({ line: "costs" }),
        at: Date.now(),
      })
      .execute();
    const { body } = await test.ask<TeamLinesAnswer>("lines");
    expect(body.lines).toEqual([
      {
        id: "costs",
        text: "Shall we look together?",
        quickReplies: [],
        audience: null,
        verified: false,
        priority: 0,
        triggers: [["time", 30]],
        viewed: 2,
        dismissed: 1,
        answered: 0,
        conversations: 1,
      },
    ]);
    expect(body.budget.perSession).toBeGreaterThan(0);
    // Who looks again does not have the log looked through again, within a minute.
    await test.say(TRUST.hint, prompt("Prompt Viewed", "costs"));
    expect((await test.ask<TeamLinesAnswer>("lines")).body).toEqual(body);
    const later = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 61_000);
    try {
      const { body: anew } = await test.ask<TeamLinesAnswer>("lines");
      expect(anew.lines[0]).toMatchObject({ viewed: 3, dismissed: 1 });
    } finally {
      later.mockRestore();
    }
  });
});

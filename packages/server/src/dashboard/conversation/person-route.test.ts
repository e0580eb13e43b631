import type {
  TeamConversationPersonAnswer,
  TeamPeopleAnswer,
  TeamPersonAnswer,
} from "@stagelight/core/endpoints";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TRUST } from "../../log/log.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { ConversationTable } from "../../store/chat-tables.ts";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";

describe.each(["sqlite", "postgres"] as const)("beside a conversation on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  const converse = async (given: Partial<ConversationTable>): Promise<string> => {
    const id = randomUUID();
    await test.database.db
      .insertInto("conversation")
      .values({
        id,
        holder: null,
        user_id: null,
        visitor_id: null,
        profile_id: null,
        name: null,
        email: null,
        address_key: null,
        email_proven_at: null,
        locale: "en",
        page: "/tea/",
        referrer: null,
        user_agent: null,
        attributes: JSON.stringify({ plan: "gold" }),
        fields: null,
        consent: null,
        state: "open",
        snoozed_until: null,
        assignee_id: null,
        started_at: 1,
        changed_at: 1,
        last_seq: 0,
        last_shown: 0,
        last_message: null,
        visitor_read: 0,
        agent_read: 0,
        waiting_since: null,
        needs_person: 0,
        rating: null,
        rating_text: null,
        rated_at: null,
        source: "widget",
        mail_due_at: null,
        mailed_seq: 0,
        told_read: null,
        network: null,
        ...given,
      })
      .execute();
    return id;
  };
  const beside = async (id: string) =>
    (await test.ask<TeamConversationPersonAnswer>(`conversations/${id}/person`, undefined, "agent"))
      .body;

  it("tells of who has signed in, has proven the address or allows statistics, and of nobody else", async () => {
    await test.say(TRUST.verified, {
      type: "identify",
      userId: "u-sol",
      traits: { email: "sol@tea.example" },
      anonymousId: "browser-of-sol",
    });
    const [key] = recordKeys(test.server.services.ring, "sol@tea.example");
    const said = { name: "Sol", email: "sol@tea.example", address_key: key! };
    const cases: [Partial<ConversationTable>, string | null][] = [
      [{ user_id: "u-sol" }, "signed-in"],
      [{ ...said, email_proven_at: 5 }, "address"],
      [{ visitor_id: "browser-of-sol" }, "browser"],
      [said, null],
      [{}, null],
      [
        { user_id: "u-unheard-of", ...said, email_proven_at: 5, visitor_id: "browser-of-sol" },
        null,
      ],
      [{ ...said, email: "other@tea.example", address_key: "other", email_proven_at: 5 }, null],
    ];
    for (const [given, known] of cases) {
      const answer = await beside(await converse(given));
      expect(answer, JSON.stringify(given)).toMatchObject({
        page: "/tea/",
        attributes: { plan: "gold" },
        known,
      });
      expect(answer.about?.person.userIds ?? null).toEqual(known ? ["u-sol"] : null);
    }
    expect((await test.ask("conversations/none/person")).status).toBe(404);
    const { body: found } = await test.ask<TeamPeopleAnswer>("people?q=u-sol");
    const id = encodeURIComponent(found.people[0]!.id);
    const { conversations } = (await test.ask<TeamPersonAnswer>(`people/${id}`)).body;
    expect(conversations).toHaveLength(2);
  });

  it("names who has signed in and has no profile, and an owner exports and erases them", async () => {
    const id = await converse({ user_id: "u-alone" });
    const others = await converse({ user_id: "u-else" });
    const { known, about, signedIn } = await beside(id);
    expect({ known, about, signedIn }).toEqual({
      known: null,
      about: null,
      signedIn: { id: "user:u-alone", confirm: "u-alone" },
    });
    const path = `people/${encodeURIComponent(signedIn!.id)}`;
    const exported = await test.ask<{ tables: object }>(`${path}/export`, {});
    expect(JSON.stringify(exported.body)).toContain(id);
    expect(JSON.stringify(exported.body)).not.toContain(others);
    expect((await test.ask(`${path}/erase`, { confirm: "u-alone" }, "agent")).status).toBe(403);
    expect((await test.ask(`${path}/erase`, { confirm: "u-else" })).status).toBe(400);
    expect((await test.ask(`${path}/erase`, { confirm: "u-alone" })).status).toBe(200);
    expect((await test.ask(`conversations/${id}/person`)).status).toBe(404);
    expect((await beside(others)).signedIn).not.toBeNull();
    const deeds = await test.database.db.selectFrom("audit_entry").selectAll().execute();
    expect(JSON.stringify(deeds)).not.toContain("u-alone");
    // Who has a profile is named by that alone.
    expect((await test.ask(`people/user%3Au-sol/erase`, { confirm: "u-sol" })).status).toBe(404);
  });

  it("tells nothing of a browser that has taken its consent back", async () => {
    await test.database.db
      .updateTable("visitor")
      .set({ consent: "[]" })
      .where("id", "=", "browser-of-sol")
      .execute();
    const answer = await beside(await converse({ visitor_id: "browser-of-sol" }));
    expect(answer).toMatchObject({ known: null, about: null });
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestNewsletter, testNewsletter } from "./test-newsletter.ts";

let test: TestNewsletter;
beforeAll(async () => {
  test = await testNewsletter("sqlite", {
    mail: {
      perDay: 10,
      perWeek: 10,
      lifecycle: [
        {
          id: "series",
          when: { event: "Newsletter Subscribed" },
          after: "3d",
          template: "check-in",
          list: "tea",
        },
      ],
    },
  });
}, 60_000);
afterAll(() => test.close());

async function join(email: string, lists: string[]): Promise<string> {
  await test.send({ email, lists });
  const link = await test.linkIn(email, "/v1/newsletter/confirm");
  await test.ask(link, { method: "POST" });
  await expect
    .poll(async () => (await test.mailsTo(email)).length, { timeout: 20_000 })
    .toBeGreaterThan(1);
  return link;
}

it("a series goes to who is on its list, without any other consent, until they leave", async () => {
  await join("mina@tea.example", ["tea"]);
  await join("juno@tea.example", ["events"]);
  const left = await join("hana@tea.example", ["tea"]);
  const waiting = async () =>
    (await test.rows<{ kind: string }>("job")).filter(({ kind }) => kind === "follow-up").length;
  await expect.poll(waiting, { timeout: 20_000 }).toBe(3);
  await test.ask(left.replace("/confirm?", "/refuse?"), { method: "POST" });
  test.forward(3 * 86_400_000 + 1_000);
  const outcomes = async () =>
    (await test.rows<{ mail: string; outcome: string }>("mail_record"))
      .filter(({ mail }) => mail === "series")
      .map(({ outcome }) => outcome)
      .sort();
  await expect.poll(outcomes, { timeout: 20_000 }).toEqual(["no-consent", "no-consent", "sent"]);
  const [mail] = await test.mailsTo("mina@tea.example");
  expect(mail!.source).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
});

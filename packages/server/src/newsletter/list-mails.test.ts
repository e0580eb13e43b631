import { afterAll, beforeAll, expect, it } from "vitest";
import { mailJob } from "../mail/mail-job.ts";
import type { NewJob } from "../outbox/job.ts";
import { suppressionHash } from "../privacy/suppression.ts";
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

it("who has unsubscribed from everything and subscribes anew gets what they have asked for, and no more", async () => {
  const email = "yuna@tea.example";
  const { store, ring, clock, outbox } = test.server.services;
  const hash = suppressionHash(ring, email);
  const suppress = (scope: "marketing" | "every", now: number) =>
    store.run("suppress", { hash, scope, reason: "unsubscribed", now });
  await suppress("marketing", clock.now());
  // The question, and the welcome.
  await join(email, ["tea"]);
  const other = { ...mailOf("check-in", email), category: "marketing" } as const;
  const listed = async (cause: string) => {
    const [subscriber] = (await test.rows<{ id: string; email: string }>("subscriber")).filter(
      (row) => row.email === email,
    );
    const about = { id: subscriber!.id, lists: ["tea"] };
    return mailJob({ ...other, mail: cause, cause, subscriber: about });
  };
  const outcomes = async () =>
    Object.fromEntries(
      (await test.rows<{ mail: string; outcome: string }>("mail_record")).map((row) => [
        row.mail,
        row.outcome,
      ]),
    );
  const send = async (job: NewJob) => {
    await store.run("addJobs", { jobs: [job] });
    outbox.wake();
  };
  await send(mailJob({ ...other, mail: "other", cause: "other" }));
  await expect.poll(outcomes, { timeout: 20_000 }).toMatchObject({ other: "suppressed" });
  await suppress("every", clock.now());
  await send(await listed("every"));
  await expect.poll(outcomes, { timeout: 20_000 }).toMatchObject({ every: "suppressed" });
}, 60_000);

function mailOf(template: string, address: string) {
  const now = test.server.services.clock.now();
  const nobody = { visitorId: null, profileId: null, createdAt: now, dueAt: now };
  return { template, language: "en", to: { address }, data: {}, ...nobody };
}

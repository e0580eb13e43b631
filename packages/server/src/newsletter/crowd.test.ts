import type { Challenge } from "altcha-lib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { solvedBy } from "../guard/test-site.ts";
import { basic, SECRET } from "../http/test-server.ts";
import { HELD } from "../mail/handler.ts";
import { type TestNewsletter, testNewsletter } from "./test-newsletter.ts";

const CEILING = 8;
const patient = { timeout: 30_000 };
let test: TestNewsletter;
beforeAll(async () => {
  test = await testNewsletter("sqlite", { mail: { confirmationsPerHour: CEILING } });
}, 60_000);
afterAll(() => test.close());

/** Sends a form, and again with what is asked of it. */
async function signUp(email: string, address: string): Promise<number> {
  const answer = await test.send({ email }, { address });
  if (answer.status !== 403) return answer.status;
  const { challenge } = (await answer.json()) as { challenge: Challenge };
  return (await test.send({ email, proof: await solvedBy(challenge) }, { address })).status;
}

const mails = async (emails: readonly string[]) =>
  (await Promise.all(emails.map(test.mailsTo))).flat().length;
const held = async () =>
  (await test.rows<{ trouble: string | null }>("job")).filter(({ trouble }) => trouble === HELD)
    .length;

it("one network that raises the alarm holds up its own people, and nobody else", async () => {
  const crowd = Array.from({ length: CEILING }, (_, each) => `crowd-${each}@tea.example`);
  for (const [each, email] of crowd.entries())
    expect(await signUp(email, `198.51.100.${each + 1}`)).toBe(202);
  await expect.poll(held, patient).toBe(CEILING / 2);
  expect(await mails(crowd)).toBe(CEILING / 2);
  test.forward(10_000);
  expect(await test.server.services.alarm.state()).toMatchObject({ raised: true });

  expect(await signUp("mina@tea.example", "203.0.113.1")).toBe(202);
  await expect.poll(() => mails(["mina@tea.example"]), patient).toBe(1);
  // The second of a network, of which one is the share, waits with the others; none is lost.
  expect(await signUp("hana@tea.example", "203.0.113.2")).toBe(202);
  await expect.poll(held, patient).toBe(CEILING / 2 + 1);
  test.forward(61 * 60_000);
  await expect.poll(held, patient).toBe(1);
  test.forward(61 * 60_000);
  await expect.poll(() => mails([...crowd, "hana@tea.example"]), patient).toBe(CEILING + 1);
}, 90_000);

it("people of the site's own backend come from one network, and that counts for nothing", async () => {
  test.forward(2 * 3_600_000);
  const people = Array.from({ length: CEILING }, (_, each) => `customer-${each}@tea.example`);
  for (const email of people) {
    const told = { address: "192.0.2.9", headers: basic(SECRET) };
    expect((await test.send({ email }, told)).status).toBe(202);
  }
  await expect.poll(() => mails(people), patient).toBe(CEILING);
}, 60_000);

import { describe, expect, test } from "vitest";
import { canary } from "../prove/canary.ts";
import { chat } from "../prove/chat.ts";
import { duplicates } from "../prove/duplicates.ts";
import { hostile } from "../prove/hostile.ts";
import { kills } from "../prove/kills.ts";
import { mail } from "../prove/mail.ts";
import { outage } from "../prove/outage.ts";
import { races } from "../prove/races.ts";
import { DATABASES } from "../prove/support/prove.ts";

// The same code as `prove`, at a smaller size: seconds where the machine is idle, minutes where it is not.
const timeout = 240_000;

describe.each(DATABASES)("on %s", { timeout }, (database) => {
  test("a server that is killed under load loses nothing and does nothing twice", async () => {
    const proven = await kills({ quick: true, databases: [database] });
    expect(proven.failures).toEqual([]);
    expect(proven[database]).toMatchObject({ kills: 6, lost: 0, replayIdentical: true });
    expect((proven[database] as { acknowledged: number }).acknowledged).toBeGreaterThan(50);
    expect(proven[database]).toMatchObject({ jobs: { lost: 0, needless: 0, givenUp: 0 } });
    const { jobs } = proven[database] as { jobs: { wanted: number; delivered: number } };
    expect(jobs.wanted).toBeGreaterThan(5);
    expect(jobs.delivered).toBeGreaterThan(5);
  });

  test("receivers and a mail server that fail lose nothing and get nothing twice", async () => {
    const proven = await outage({ quick: true, databases: [database] });
    const { othersRatio, callsPerMinuteOpen, orders } = proven[database] as Record<string, number>;
    // What others take is a figure of `prove outage`: here other tests run beside it.
    expect(proven.failures.filter((failure) => !failure.includes("as long"))).toEqual([]);
    expect(othersRatio).toBeGreaterThan(0);
    expect(callsPerMinuteOpen).toBeGreaterThan(0.4);
    expect(orders).toBe(240);
  });

  test("somebody who bombs people with confirmations gets each of them one mail", async () => {
    const proven = await mail({ quick: true, databases: [database] });
    expect(proven.failures).toEqual([]);
    expect(proven[database]).toMatchObject({ mailboxes: 46, mails: 46, mailsPerMailbox: 1 });
  });

  test("rewards that are given by many at once are never one too many", async () => {
    const proven = await races({ quick: true, databases: [database] });
    expect(proven.failures).toEqual([]);
    expect(proven[database]).toMatchObject({ runs: 2, most: 100, given: 200 });
  });

  test("what visitors and the team say is delivered once and in order while servers are killed", async () => {
    const proven = await chat({ quick: true, databases: [database] });
    expect(proven.failures).toEqual([]);
    const { kills: killed, ...figures } = proven[database] as { kills: number };
    expect(killed).toBeGreaterThan(1);
    expect(figures).toMatchObject({ messages: 120, toVisitors: 120, toAgents: Array(5).fill(120) });
  });

  test("whatever is sent again counts once", async () => {
    const proven = await duplicates({ quick: true, databases: [database] });
    expect(proven.failures).toEqual([]);
    expect(proven[database]).toMatchObject({ wronglyCounted: 0, replayIdentical: true });
  });
});

test("secrets stand in no answer and no line that is printed", { timeout }, async () => {
  const proven = await canary({ quick: true });
  expect(proven.failures).toEqual([]);
  const answers = proven.answers as Record<string, number>;
  // Right keys are taken and wrong ones refused: the secret was understood, and not told.
  expect(answers[200]).toBeGreaterThan(20);
  expect(answers[401]).toBeGreaterThan(100);
});

test("hostile texts are texts on every screen, in every mail and export", { timeout }, async () => {
  const proven = await hostile({ quick: true });
  expect(proven.failures).toEqual([]);
  const { texts, screens, mails, places } = proven as unknown as Record<string, number> & {
    places: string[];
  };
  expect(texts).toBe(5);
  expect(screens).toBeGreaterThan(20);
  expect(mails).toBeGreaterThan(2);
  expect(places.length).toBeGreaterThan(7);
});

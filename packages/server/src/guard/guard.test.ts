import type { Challenge } from "altcha-lib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canAdvance } from "../operations/clock.ts";
import { NEWSLETTER_FORM } from "./forms.ts";
import { GUARD_OUTCOMES, type GuardFigures } from "./guard-figures.ts";
import { solvedBy, testSite, type TestSite } from "./test-site.ts";

let site: TestSite;
let before: Readonly<GuardFigures>;
let network = 0;
beforeAll(async () => {
  site = await testSite({ mail: { confirmationsPerHour: 100_000 } });
}, 60_000);
afterAll(() => site.close());
// Each test has addresses of its own.
beforeEach(() => {
  network++;
  before = { ...site.server.services.guard.figures };
});

const host = (number: number) => `10.0.${network}.${number}`;

function wait(seconds: number): void {
  const { clock } = site.server.services;
  if (canAdvance(clock)) clock.advance(seconds * 1_000);
}

/** What the guard has done in this test. */
const figures = () =>
  Object.fromEntries(
    GUARD_OUTCOMES.map((each) => [each, site.server.services.guard.figures[each] - before[each]]),
  );
const send = (attempt: Parameters<TestSite["send"]>[0] = {}) =>
  site.send({ address: host(1), ...attempt });
const all = (count: number, is: string) => Array.from({ length: count }, () => ({ is }));
const level = ({ challenge }: { challenge?: Challenge }) => challenge?.parameters.data?.["level"];

async function times(count: number, attempt: Parameters<TestSite["send"]>[0] = {}) {
  const verdicts = [];
  for (let each = 0; each < count; each++) verdicts.push(await send(attempt));
  return verdicts as { is: string; challenge?: Challenge }[];
}

describe("what programs do", () => {
  it("filling in what no person sees is answered as if all were well, and nothing else happens", async () => {
    expect(await times(50, { trap: "https://spam.example" })).toEqual(all(50, "trapped"));
    expect(await send()).toEqual({ is: "pass" });
    expect(figures()).toMatchObject({ honeypot: 50, passed: 1 });
  });

  it("being done in no time is asked for a proof, and with one it passes", async () => {
    for (const began of [0, 999, undefined]) {
      expect(level((await send({ began })) as never)).toBe(1);
    }
    expect(await send({ began: 1_000 })).toEqual({ is: "pass" });
    // A form without code cannot say it.
    expect(await send({ via: "form", began: undefined })).toEqual({ is: "pass" });
    expect(await site.solve({ began: 0, address: host(2) })).toEqual({ is: "pass" });
    expect(figures()).toMatchObject({ "minimum-time": 4, proven: 1, passed: 2 });
  });
});

describe("one address", () => {
  it("is asked for more the more it sends, then refused, and others are not", async () => {
    const verdicts = await times(NEWSLETTER_FORM.most + 5);
    const asked = verdicts.map(({ is, ...more }) =>
      is === "proof-required" ? level(more) : is === "pass" ? 0 : is,
    );
    expect(asked.slice(0, 5)).toEqual(Array(5).fill(0));
    expect(asked.slice(5, 20)).toEqual(Array(15).fill(1));
    expect(asked.slice(20, 60)).toEqual(Array(40).fill(2));
    expect(asked.slice(60, 120)).toEqual(Array(60).fill(3));
    expect(asked.slice(120)).toEqual(Array(5).fill("too-many-requests"));
    expect(await send({ address: host(2) })).toEqual({ is: "pass" });
    expect(figures()).toMatchObject({ passed: 6, "address-warm": 115, "address-full": 5 });
  });

  it("is one line of IPv6, whichever of its addresses it uses", async () => {
    for (let last = 1; last <= 5; last++) await send({ address: `2001:db8::${last}` });
    expect(await send({ address: "2001:db8::99" })).toMatchObject({ is: "proof-required" });
    expect(await send({ address: "2001:db8:0:1::1" })).toEqual({ is: "pass" });
  });

  it("of the site's own backend is asked for nothing", async () => {
    expect(await times(200, { trusted: true })).toEqual(all(200, "pass"));
    expect(figures()).toMatchObject({ trusted: 200 });
  });
});

describe("a proof", () => {
  it("passes once; the same again, a wrong one and one that is too easy are asked anew", async () => {
    await times(5);
    const { challenge } = (await send()) as { challenge: Challenge };
    const proof = await solvedBy(challenge);
    expect(await send({ proof })).toEqual({ is: "pass" });
    expect(await send({ proof })).toMatchObject({ is: "proof-required" });
    expect(
      await send({ proof: { ...proof, solution: { counter: 1, derivedKey: "00" } } }),
    ).toMatchObject({ is: "proof-required" });
    await times(20);
    const easy = await site.server.services.guard.challenge(NEWSLETTER_FORM, host(77));
    const late = await send({ proof: await solvedBy(easy as Challenge) });
    expect(level(late as never)).toBe(2);
    expect(figures()).toMatchObject({ proven: 1, "proof-spent": 1, "proof-refused": 2 });
  });

  it("is taken of fifty at once for one of them", async () => {
    await times(5);
    const { challenge } = (await send()) as { challenge: Challenge };
    const proof = await solvedBy(challenge);
    const address = (each: number) => ({ address: host(each + 1), began: 0, proof });
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, each) => send(address(each))),
    );
    expect(verdicts.filter(({ is }) => is === "pass")).toHaveLength(1);
    expect(figures()).toMatchObject({ proven: 1, "proof-spent": 49 });
  });

  it("is too old after ten minutes by the server's clock", async () => {
    const { challenge } = (await send({ began: 0 })) as { challenge: Challenge };
    const proof = await solvedBy(challenge);
    wait(601);
    expect(await send({ began: 0, proof })).toMatchObject({ is: "proof-required" });
    expect(figures()).toMatchObject({ "proof-refused": 1 });
  });
});

describe("a form without code", () => {
  const form = { via: "form", began: undefined } as const;
  const ticketOf = (verdict: unknown) => verdict as { is: string; ticket: string; seconds: number };

  it("waits where others compute, and passes once it has", async () => {
    await times(5, form);
    const { is, ticket, seconds } = ticketOf(await send(form));
    expect({ is, seconds }).toEqual({ is: "wait", seconds: 15 });
    // Too early: the same ticket, and what is left of the time.
    wait(5);
    const early = ticketOf(await send({ ...form, proof: ticket }));
    expect(early).toMatchObject({ is: "wait", ticket });
    expect(early.seconds).toBeLessThanOrEqual(11);
    wait(11);
    expect(await send({ ...form, proof: ticket })).toEqual({ is: "pass" });
    expect(ticketOf(await send({ ...form, proof: ticket }))).toMatchObject({ is: "wait" });
    expect(figures()).toMatchObject({ passed: 5, waited: 1, "proof-spent": 1, "slow-lane": 2 });
  });

  it("has no use for somebody else's ticket, and a program none for one at all", async () => {
    await times(5, form);
    const { ticket } = ticketOf(await send(form));
    wait(20);
    for (const proof of [ticket.slice(0, -2), `${ticket}A`, "x", " "])
      expect(await send({ ...form, proof })).toMatchObject({ is: "wait" });
    expect(await send({ proof: ticket })).toMatchObject({
      is: "proof-required",
    });
  });

  it("comes to an end sooner than those that compute", async () => {
    const verdicts = await times(NEWSLETTER_FORM.slowly + 3, form);
    expect(verdicts.filter(({ is }) => is === "wait")).toHaveLength(NEWSLETTER_FORM.slowly - 5);
    expect(verdicts.slice(-3)).toEqual(all(3, "too-many-requests"));
    expect(figures()).toMatchObject({ "slow-lane-full": 3 });
  });
});

import type { ReviewVoteAnswer } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { basic, SECRET, SITE } from "../../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import type { ReviewVoteTable } from "../../store/review-tables.ts";
import { type TestReceive, testReceive } from "../receive/test-receive.ts";
import { addReview } from "../receive/test-reviews.ts";

const patient = { timeout: 20_000 };

describe.each(["sqlite", "postgres"] as const)("votes on %s", { timeout: 60_000 }, (kind) => {
  let test: TestReceive;
  let review: string;
  beforeAll(async () => {
    test = await testReceive(kind);
    review = await addReview(test.server);
  }, 60_000);
  afterAll(() => test.close());

  const vote = async (secret: string, helpful: boolean, of = review, address?: string) => {
    const response = await test.ask(`/v1/reviews/${of}/vote`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${secret}`,
        "content-type": "application/json",
        origin: SITE,
      },
      body: JSON.stringify({ helpful }),
      ...(address !== undefined && { address }),
    });
    const answer = (await response.json()) as Partial<ReviewVoteAnswer> & { code?: string };
    return { status: response.status, ...answer };
  };
  const votes = async () =>
    (await test.rows<ReviewVoteTable>("review_vote")).filter(({ review_id: of }) => of === review);

  it("count once for each visitor, and can be taken back", async () => {
    const [one, other] = [newVisitorSecret(), newVisitorSecret()];
    expect(await vote(one, true)).toMatchObject({ status: 200, votes: 1, helpful: true });
    expect(await vote(one, true)).toMatchObject({ votes: 1, helpful: true });
    expect(await vote(other, true)).toMatchObject({ votes: 2 });
    expect(await vote(one, false)).toMatchObject({ votes: 1, helpful: false });
    expect(await vote(one, false)).toMatchObject({ votes: 1, helpful: false });
    expect(await vote(other, false)).toMatchObject({ votes: 0 });
    expect(await votes()).toEqual([]);
  });

  it("of one person count once, however many browsers they have", async () => {
    const { store } = test.server.services;
    const browsers = [newVisitorSecret(), newVisitorSecret()];
    expect(await vote(browsers[0]!, true)).toMatchObject({ votes: 1 });
    const events = browsers.map((secret, at) => ({
      receivedAt: Date.now(),
      trust: 1 as const,
      body: JSON.stringify({
        type: "identify",
        userId: "mina",
        anonymousId: visitorIdOf(secret),
        messageId: `mina-${at}`,
      }),
    }));
    await store.append(events);
    const known = async () =>
      (await test.rows<{ id: string; profile_id: string | null }>("visitor")).filter(
        ({ profile_id: profile }) => profile !== null,
      );
    await expect.poll(known, patient).toHaveLength(2);
    expect(await vote(browsers[1]!, true)).toMatchObject({ votes: 1 });
    expect(await votes()).toHaveLength(1);
    expect(await vote(browsers[1]!, false)).toMatchObject({ votes: 0 });
  });

  it("of many at once are all counted", async () => {
    const secrets = Array.from({ length: 20 }, newVisitorSecret);
    await Promise.all([...secrets, ...secrets].map((secret) => vote(secret, true)));
    const row = (await test.reviews()).find(({ id }) => id === review);
    expect(Number(row!.votes)).toBe(20);
    expect(await votes()).toHaveLength(20);
  });

  it("are for reviews that are shown, and of who keeps a secret", async () => {
    const waiting = await addReview(test.server, { state: "waiting" });
    const erased = await addReview(test.server, { locale: "" });
    for (const of of [waiting, erased, "none"]) {
      expect(await vote(newVisitorSecret(), true, of)).toMatchObject({ status: 404 });
    }
    const nobody = await test.post(`/v1/reviews/${review}/vote`, { helpful: true });
    expect(nobody.status).toBe(401);
    const site = await test.post(`/v1/reviews/${review}/vote`, { helpful: true }, basic(SECRET));
    expect([site.status, ((await site.json()) as { code: string }).code]).toEqual([
      401,
      "visitor-unknown",
    ]);
  });

  it("from one address cost work when there are many", async () => {
    const answers = [];
    for (let at = 0; at < 22; at++) {
      answers.push(await vote(newVisitorSecret(), true, review, "203.0.113.77"));
    }
    const codes = answers.flatMap(({ code }) => code ?? []);
    expect(codes).toEqual(["proof-required", "proof-required"]);
  });
});

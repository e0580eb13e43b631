import { randomUUID } from "node:crypto";
import { SCORE_KINDS, SCORE_RANGE } from "@stagelight/core/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { ReviewInvitationTable } from "../../store/review-tables.ts";
import { type TestReceive, testReceive } from "./test-receive.ts";

const patient = { timeout: 20_000 };

describe.each(["sqlite", "postgres"] as const)("reviews on %s", { timeout: 60_000 }, (kind) => {
  let test: TestReceive;
  beforeAll(async () => {
    test = await testReceive(kind);
  }, 60_000);
  afterAll(() => test.close());

  const rowOf = async (id = "") => (await test.reviews()).find((row) => row.id === id)!;
  const invitation = async (id: string) =>
    (await test.rows<ReviewInvitationTable>("review_invitation")).find((row) => row.id === id)!;

  it("by an invitation is verified, about what was ordered, and told to the log as its owner's", async () => {
    const { id, t } = await test.invited({ email: "mina@tea.example", product: "sejak" });
    const { status, answer } = await test.review({
      t,
      score: 2,
      product: "another product",
      text: " Too bitter.\r\nFor me.\u0000 ",
      name: "Mina",
      permission: true,
      locale: "ko",
    });
    expect(status).toBe(202);
    expect(answer).toMatchObject({ status: "taken", help: true, key: expect.any(String) });
    const row = await rowOf(answer.review);
    expect(row).toMatchObject({
      product: "sejak",
      score: 2,
      text: "Too bitter.\nFor me.",
      author: "Mina",
      locale: "ko",
      source: "mail",
      verified: 1,
      invited: 1,
      incentivised: 0,
      state: "waiting",
      read_at: null,
      permission: 1,
      invitation_id: id,
    });
    expect(await invitation(id)).toMatchObject({ review_id: row.id, used_at: row.created_at });
    const [said] = (await test.said("Review Submitted")).filter(({ properties }) =>
      JSON.stringify(properties).includes(row.id),
    );
    expect(said).toMatchObject({
      trust: 1,
      properties: { review_id: row.id, product: "sejak", stars: 2, verified: true },
      stagelight: { proof: { email: "mina@tea.example" } },
    });
    expect(said).not.toHaveProperty("anonymousId");
    const { store } = test.server.services;
    const profiles = () =>
      store.read
        .selectFrom("identity")
        .selectAll()
        .where("value", "=", "mina@tea.example")
        .execute();
    await expect.poll(profiles, patient).toHaveLength(1);
    const product = await store.read
      .selectFrom("review_product")
      .selectAll()
      .where("product", "=", "sejak")
      .executeTakeFirst();
    expect(product).toMatchObject({ name: "First flush sejak", frozen_at: null });
  });

  it("for which the mail has promised something say so, also when the site promises no more", async () => {
    const { t } = await test.invited({ promised: "A pouch of tea" });
    const { answer } = await test.review({ t, score: 2 });
    expect(answer.thanks).toEqual({ text: "A pouch of tea" });
    const row = (await test.reviews()).find(({ id }) => id === answer.review);
    expect(row).toMatchObject({ incentivised: 1, promised: "A pouch of tea", thanks: null });
  });

  it("of one invitation there is one; what is sent again is the same", async () => {
    const { t } = await test.invited();
    const form = { t, score: 4, idempotency: randomUUID() };
    const first = await test.review(form);
    const again = await test.review(form);
    expect(again).toMatchObject({ status: 202, answer: { review: first.answer.review } });
    expect(await test.review({ ...form, idempotency: randomUUID() })).toMatchObject({
      status: 409,
      answer: { code: "invitation-used" },
    });
    expect(await test.review({ t, score: 5 })).toMatchObject({ status: 409 });
    const rows = (await test.reviews()).filter(({ id }) => id === first.answer.review);
    expect(rows).toHaveLength(1);
    // Nobody gets somebody else's answer by a guess of what they have called it.
    const other = await test.invited();
    const { answer } = await test.review({ ...form, t: other.t });
    expect(answer.review).not.toBe(first.answer.review);
  });

  it("of nobody in particular wait, and are nobody's", async () => {
    const { answer } = await test.review({ product: "genmaicha", score: 5, name: "Mallory" });
    expect(await rowOf(answer.review)).toMatchObject({
      source: "widget",
      verified: 0,
      invited: 0,
      state: "waiting",
      invitation_id: null,
      visitor_id: null,
      profile_id: null,
      network: expect.stringMatching(/^198\.51\.\d+\.0$/),
    });
    expect(JSON.stringify(await test.said("Review Submitted"))).not.toContain(answer.review);
  });

  it("of a visitor with such an order are verified, without the mail", async () => {
    const secret = newVisitorSecret();
    const visitor = visitorIdOf(secret);
    const bearer = { authorization: `Bearer ${secret}` };
    const order = { visitor_id: visitor, email: null, address_key: null, sent_at: null };
    await test.invited({ ...order, profile_id: "who-sat-here-before" });
    const { id } = await test.invited(order);
    const other = await test.review({ product: "genmaicha", score: 3 }, bearer);
    const { answer } = await test.review({ product: "sejak", score: 3 }, bearer);
    const second = await test.review({ product: "sejak", score: 3 }, bearer);
    expect(await rowOf(answer.review)).toMatchObject({
      verified: 1,
      invited: 0,
      source: "widget",
      invitation_id: id,
      visitor_id: visitor,
    });
    for (const each of [other, second]) {
      const row = await rowOf(each.answer.review);
      expect(row).toMatchObject({ verified: 0, invitation_id: null, visitor_id: visitor });
    }
    const said = (await test.said("Review Submitted")).filter(
      ({ anonymousId }) => anonymousId === visitor,
    );
    // The page's tracker has told of them as a hint already.
    expect(said.map(({ trust }) => trust)).toEqual([2, 2, 2]);
    // A stranger who names the visitor has none of it.
    const { t: _, ...mallory } = await test.invited({ visitor_id: visitor, email: null });
    const stranger = await test.review(
      { product: "sejak", score: 1 },
      { authorization: `Bearer ${newVisitorSecret()}` },
    );
    expect(await rowOf(stranger.answer.review)).toMatchObject({ verified: 0 });
    expect(await invitation(mallory.id)).toMatchObject({ used_at: null });
  });

  it("of a person whose address is proven are verified, whichever browser they use", async () => {
    const { ring, store } = test.server.services;
    const email = "hana@tea.example";
    const secret = newVisitorSecret();
    const proven = {
      type: "identify",
      anonymousId: visitorIdOf(secret),
      messageId: "hana",
      traits: { email },
    };
    await store.append([{ receivedAt: Date.now(), trust: 1, body: JSON.stringify(proven) }]);
    const known = () =>
      store.read
        .selectFrom("visitor")
        .select("profile_id")
        .where("id", "=", visitorIdOf(secret))
        .where("profile_id", "is not", null)
        .execute();
    await expect.poll(known, patient).toHaveLength(1);
    const { id } = await test.invited({ address_key: recordKeys(ring, email)[0]!, email });
    await test.invited({ address_key: recordKeys(ring, email)[0]!, email, cancelled_at: 1 });
    const bearer = { authorization: `Bearer ${secret}` };
    const { answer } = await test.review({ product: "sejak", score: 1 }, bearer);
    expect(await rowOf(answer.review)).toMatchObject({ verified: 1, invitation_id: id });
    const second = await test.review({ product: "sejak", score: 1 }, bearer);
    expect(await rowOf(second.answer.review)).toMatchObject({ verified: 0 });
    // Nine of ten is a promoter's score, which the server alone says of somebody it knows.
    for (const score of [9, 8]) await test.review({ kind: "nps", score }, bearer);
    await test.review(
      { kind: "nps", score: 10 },
      { authorization: `Bearer ${newVisitorSecret()}` },
    );
    expect(await test.said("Score Given")).toHaveLength(3);
    expect(await test.said("Promoter Identified")).toMatchObject([
      { anonymousId: visitorIdOf(secret), trust: 1 },
    ]);
  });

  it("lead to the same links in the same order, byte for byte, whatever the score", async () => {
    const seen = new Set<string>();
    for (const kind of SCORE_KINDS) {
      const [lowest, highest] = SCORE_RANGE[kind];
      for (let score = lowest; score <= highest; score++) {
        const form = { kind, score, ...(kind === "stars" && { product: "tea" }) };
        const { status, text, answer } = await test.review(form);
        expect(status).toBe(202);
        expect(answer.links).toHaveLength(3);
        seen.add(/"links":(\[.*?\])/.exec(text)![1]!);
      }
    }
    expect(seen.size).toBe(1);
  });

  it("that do not fit are refused, with the names of the fields", async () => {
    const { t } = await test.invited();
    for (const [form, path] of [
      [{ product: "tea", score: 6 }, "score"],
      [{ product: "tea", score: 0 }, "score"],
      [{ product: "tea", score: 2.5 }, "score"],
      [{ product: "tea" }, "score"],
      [{ score: 4 }, "product"],
      [{ product: "tea", score: 4, text: "a".repeat(5_001) }, "text"],
      [{ product: "tea", score: 4, name: "a\nb" }, "name"],
      [{ product: "tea", score: 4, kind: "thumbs" }, "kind"],
      [{ t, score: 4, kind: "nps" }, "kind"],
      [{ product: "tea", score: 4, photos: [{ data: "AAAA" }] }, "photos"],
    ] as const) {
      const { status, answer } = await test.review(form);
      expect([status, answer.code, answer.problems?.[0]?.path], JSON.stringify(form)).toEqual([
        400,
        "body-invalid",
        path,
      ]);
    }
    expect((await test.review({ t: "v1.a.b.c", score: 4 })).answer.code).toBe("token-invalid");
    const long = await test.review({ product: "tea", score: 4, page: "a".repeat(70_000) });
    expect(long.answer.code).toBe("body-too-large");
  });

  it("are not looked for by what no id is like", async () => {
    const bearer = { authorization: `Bearer ${newVisitorSecret()}` };
    for (const id of ["%00", "%ED%A0%80", "a%20b", "%27", "a".repeat(65)]) {
      const statuses = [
        await test.ask(`/v1/reviews/photos/${id}`),
        await test.post(`/v1/reviews/${id}/vote`, { helpful: true }, bearer),
        await test.post(`/v1/reviews/${id}/help`, { text: "Help", email: "mina@tea.example" }),
      ].map(({ status }) => status);
      expect(statuses, id).toEqual([404, 404, 404]);
    }
  });

  it("of machines are answered like others, or asked for a proof", async () => {
    const before = (await test.reviews()).length;
    const trapped = await test.review({ product: "tea", score: 5, trap: "https://spam.example" });
    expect(trapped).toMatchObject({ status: 202, answer: { status: "taken" } });
    const quick = await test.review({ product: "tea", score: 5, began: 10 });
    expect(quick).toMatchObject({ status: 403, answer: { code: "proof-required" } });
    expect(await test.reviews()).toHaveLength(before);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suppressionHash } from "../../privacy/suppression.ts";
import { readInvitationToken } from "../token.ts";
import { checkAsking } from "./check-asking.ts";
import { takingOf, type TestAsking, testAsking } from "./test-asking.ts";

describe.each(["sqlite", "postgres"] as const)("asking for reviews on %s", (kind) => {
  let shop: TestAsking;
  beforeAll(async () => {
    shop = await testAsking(kind, {
      ask: { wait: "7d", remind: "10d" },
      thanks: { codes: { generate: { most: 500 } }, text: { en: "A code for 5 % off" } },
    });
  }, 60_000);
  afterAll(() => shop.close());

  it("writes one mail for an order, with a link for each product, when it is time", async () => {
    const email = "mina@tea.example";
    await shop.order("one", email, ["sejak", "pot"]);
    await shop.forward(6);
    expect(await shop.mails(email)).toEqual([]);
    await shop.forward(2);
    const [mail, ...others] = await shop.mails(email);
    expect(others).toEqual([]);
    expect(mail).toContain("How are you getting on with your order?");
    expect(mail).toContain("The sejak");
    expect(mail).toContain("A code for 5 % off");
    const { services } = shop.server;
    const tokens = new Set(
      [...mail!.matchAll(/reviews\/new\?t=([\w.-]+)&stars=([1-5])/g)].map(([, t]) => t!),
    );
    const rows = await shop.invitations("one");
    expect(
      [...tokens].map((t) => readInvitationToken(services, t, services.clock.now())?.invitation),
    ).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
    expect(tokens.size).toBe(2);
    expect(rows.every(({ sent_at: sent }) => sent !== null)).toBe(true);
    expect(rows.map(({ promised }) => promised)).toEqual(rows.map(() => "A code for 5 % off"));
    expect(mail!.match(/&stars=\d/g)).toHaveLength(10);
  }, 60_000);

  it("asks once for an order, however often it is told", async () => {
    const email = "again@tea.example";
    await shop.order("again", email, ["sejak"]);
    await shop.order("again", email, ["sejak"]);
    await shop.forward(8);
    await shop.order("again", email, ["sejak", "tin"]);
    await shop.forward(8);
    expect(await shop.mails(email)).toHaveLength(1);
    expect(await shop.invitations("again")).toHaveLength(2);
  }, 60_000);

  it("reminds once, and not who has answered", async () => {
    await shop.order("quiet", "quiet@tea.example", ["sejak"]);
    await shop.order("loud", "loud@tea.example", ["sejak", "pot"]);
    await shop.forward(8);
    await shop.database.db
      .updateTable("review_invitation")
      .set({ used_at: shop.server.services.clock.now() })
      .where("email", "=", "loud@tea.example")
      .where("product", "=", "pot")
      .execute();
    await shop.forward(11);
    await shop.forward(60);
    const mails = await shop.mails("quiet@tea.example");
    expect(mails.map((mail) => mail.split("\n")[0])).toEqual([
      "How is The sejak?",
      "Would you still tell us how it is?",
    ]);
    expect(await shop.mails("loud@tea.example")).toHaveLength(1);
  }, 60_000);

  it("asks a person once in thirty days, then for all that waits, each product once", async () => {
    const email = "often@tea.example";
    await shop.order("often-1", email, ["sejak"]);
    await shop.forward(8);
    await shop.order("often-2", email, ["sejak", "pot"]);
    await shop.order("often-3", email, ["pot", "tin"]);
    await shop.forward(12);
    const before = await shop.mails(email);
    expect(before.filter((mail) => mail.startsWith("How"))).toHaveLength(1);
    await shop.forward(40);
    const requests = (await shop.mails(email)).filter((mail) => mail.startsWith("How"));
    expect(requests).toHaveLength(2);
    for (const name of ["The sejak", "The pot", "The tin"]) {
      expect(requests[1]!.split(`${name}\n`).length - 1, name).toBe(1);
    }
  }, 60_000);

  it("asks nobody for what was cancelled, or given back before it was time", async () => {
    const email = "back@tea.example";
    const order = { order_id: "back-1" };
    await shop.order("back-1", email, ["sejak"]);
    await shop.tell({ event: "Order Cancelled", properties: order });
    await shop.order("back-2", email, ["sejak", "pot"]);
    await shop.tell({
      event: "Order Refunded",
      properties: { order_id: "back-2", products: [{ product_id: "pot" }] },
    });
    await shop.order("back-3", email, ["tin"]);
    await shop.tell({ event: "Order Refunded", properties: { order_id: "back-3" } });
    await shop.tell({ event: "Order Cancelled", properties: { order_id: "back-4" } });
    await shop.order("back-4", email, ["cup"]);
    await shop.order("back-5", email, ["whisk"]);
    await shop.tell({ event: "Order Refunded", properties: { order_id: "back-5", partial: true } });
    await shop.forward(8);
    const mails = await shop.mails(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/The sejak[^]*The whisk|The whisk[^]*The sejak/);
    expect(mails[0]).not.toMatch(/The (pot|tin|cup)/);
    expect(await shop.invitations("back-1")).toMatchObject([
      { product: "", used_at: null },
      { product: "sejak", cancelled_at: expect.anything() },
    ]);
  }, 60_000);

  it("leaves who was asked the right to review, also when it is given back then", async () => {
    await shop.order("late", "late@tea.example", ["sejak"]);
    await shop.forward(8);
    await shop.tell({ event: "Order Refunded", properties: { order_id: "late" } });
    const [, row] = await shop.invitations("late");
    expect(row).toMatchObject({ product: "sejak", cancelled_at: null });
  }, 60_000);

  it("takes the real order from behind a review when it is cancelled, and the right from who was asked", async () => {
    const { store, clock } = shop.server.services;
    const review = async (order: string, product: string) => {
      const row = (await shop.invitations(order)).find((each) => each.product === product)!;
      return store.run("takeReview", takingOf(row, clock.now()));
    };
    const reviews = (product: string) =>
      shop.database.db
        .selectFrom("review")
        .select(["verified", "invited", "score", "thanks"])
        .where("product", "=", product)
        .execute();
    const counted = { verified: 1, score: 5, thanks: null };
    const alone = { verified: 0, invited: 0, score: 5, thanks: null };
    await shop.order("scam", "scam@tea.example", ["scam-1", "scam-2"]);
    await shop.order("part", "part@tea.example", ["part-1", "part-2"]);
    for (const product of ["scam-1", "part-1", "part-2"]) {
      expect((await review(product.slice(0, 4), product)).is).toBe("taken");
      expect(await reviews(product)).toMatchObject([counted]);
    }
    const cancelled = { event: "Order Cancelled", properties: { order_id: "scam" } };
    const products = [{ product_id: "part-2" }];
    await shop.tell(cancelled, {
      event: "Order Refunded",
      properties: { order_id: "part", products },
    });
    expect(await reviews("scam-1")).toMatchObject([alone]);
    expect(await reviews("part-1")).toMatchObject([counted]);
    expect(await reviews("part-2")).toMatchObject([alone]);
    expect((await review("scam", "scam-2")).is).toBe("used");
    await shop.order("asked", "asked@tea.example", ["asked-1", "asked-2"]);
    await shop.forward(8);
    await store.run("giveOwedThanks", { now: clock.now() });
    expect((await reviews("part-1"))[0]!.thanks).not.toBeNull();
    expect([await reviews("scam-1"), await reviews("part-2")]).toMatchObject([[alone], [alone]]);
    expect((await review("asked", "asked-1")).is).toBe("taken");
    expect(await reviews("asked-1")).toMatchObject([{ verified: 1, invited: 1 }]);
    await shop.tell({ event: "Order Cancelled", properties: { order_id: "asked" } });
    expect(await reviews("asked-1")).toMatchObject([{ verified: 0, invited: 0 }]);
    expect((await review("asked", "asked-2")).is).toBe("used");
  }, 60_000);

  it("writes to nobody who has unsubscribed", async () => {
    const email = "left@tea.example";
    await shop.order("left", email, ["sejak"]);
    const { services } = shop.server;
    await services.store.run("suppress", {
      hash: suppressionHash(services.ring, email),
      scope: "marketing",
      reason: "unsubscribed",
      now: services.clock.now(),
    });
    await shop.forward(8);
    expect(await shop.mails(email)).toEqual([]);
    expect(await shop.outcomes()).toContain("review-request: suppressed");
    expect(await shop.invitations("left")).toMatchObject([{ sent_at: null, cancelled_at: null }]);
  }, 60_000);

  it("believes browsers nothing, and asks nobody for orders of long ago", async () => {
    const properties = { order_id: "hint", email: "old@tea.example", products: [{ sku: "S-1" }] };
    await shop.claim({ event: "Order Completed", anonymousId: "somebody", properties });
    expect(await shop.invitations("hint")).toEqual([]);
    await shop.order("old", "old@tea.example", ["sejak"], {
      timestamp: "2020-01-01T00:00:00.000Z",
    });
    await shop.forward(40);
    expect(await shop.mails("old@tea.example")).toEqual([]);
    expect(await shop.invitations("old")).toHaveLength(1);
  }, 60_000);

  it("tells the log of a request, as the customer's who is known", async () => {
    await shop.tell(
      { type: "identify", userId: "hana", traits: { email: "hana@tea.example", name: "Hana" } },
      {
        event: "Order Completed",
        userId: "hana",
        properties: { order_id: "hana", products: [{ sku: "S-1", name: "Sejak" }, { name: "?" }] },
      },
    );
    await shop.forward(8);
    expect(await shop.mails("hana@tea.example")).toHaveLength(1);
    const told = (await shop.events("Review Requested")).filter(({ userId }) => userId === "hana");
    expect(told).toMatchObject([
      { properties: { products: [{ product_id: "S-1", name: "Sejak" }] } },
    ]);
    expect(told).toHaveLength(1);
  }, 60_000);
});

describe("asking for reviews", () => {
  it("needs consent where the site asks for it, and is told of the order all the same", async () => {
    const shop = await testAsking("sqlite", {}, { consent: { mode: "required" } });
    await shop.order("guest", "guest@tea.example", ["sejak"]);
    const hana = { userId: "hana", anonymousId: "browser" };
    const preferences = { categoryPreferences: { analytics: true, marketing: true } };
    await shop.tell(
      { type: "identify", ...hana, traits: { email: "hana@tea.example" } },
      {
        event: "Order Completed",
        ...hana,
        properties: { order_id: "hana", products: [{ sku: "S-1" }] },
        context: { consent: preferences },
      },
    );
    await shop.forward(15);
    expect((await shop.outcomes()).toSorted()).toEqual([
      "review-request: no-consent",
      "review-request: sent",
    ]);
    expect(await shop.invitations("guest")).toMatchObject([{ sent_at: null, used_at: null }]);
    const { config, clock } = shop.server.services;
    const found = await checkAsking(shop.database, config, clock.now());
    expect(found.map(({ found: told }) => told)).toEqual([
      "2 lines of orders in 30 days can be reviewed; requests sent: 1",
    ]);
    await shop.close();
  }, 60_000);

  it("cannot be done for orders that name no products: doctor says so", async () => {
    const shop = await testAsking("sqlite", {}, { consent: { mode: "required" } });
    const properties = { order_id: "bare", total: 20 };
    await shop.tell({ event: "Order Completed", userId: "hana", properties });
    const { config, clock } = shop.server.services;
    const look = () => checkAsking(shop.database, config, clock.now());
    expect((await look()).map(({ found }) => found)).toEqual([
      "1 orders in 30 days, and none of them names its products",
    ]);
    // Told by an address alone, consent is nobody's.
    const consent = { categoryPreferences: { marketing: true } };
    await shop.order("whole", "guest@tea.example", ["sejak"], { context: { consent } });
    await shop.forward(15);
    expect((await look())[1]).toMatchObject({
      found: expect.stringContaining("1 customers were not asked"),
      help: expect.stringContaining("userId or anonymousId"),
    });
    expect(await checkAsking(shop.database, { ...config, review: undefined! }, 0)).toEqual([]);
    await shop.close();
  }, 60_000);

  it("is done after what the config says, and of all that was told of the order by then", async () => {
    const shop = await testAsking("sqlite", { ask: { after: "Order Fulfilled", wait: "3d" } });
    const email = "mina@tea.example";
    await shop.order("sent", email, ["sejak"]);
    await shop.forward(20);
    expect(await shop.mails(email)).toEqual([]);
    await shop.tell({ event: "Order Fulfilled", properties: { order_id: "sent" } });
    await shop.forward(4);
    expect(await shop.mails(email)).toHaveLength(1);
    await shop.close();
  }, 60_000);

  it("is not done where nobody is to be asked: who has ordered can still review", async () => {
    const shop = await testAsking("sqlite", { ask: false });
    await shop.order("silent", "mina@tea.example", ["sejak"]);
    await shop.forward(40);
    expect(await shop.outcomes()).toEqual([]);
    expect(await shop.invitations("silent")).toMatchObject([{ product: "sejak", sent_at: null }]);
    await shop.close();
  }, 60_000);
});

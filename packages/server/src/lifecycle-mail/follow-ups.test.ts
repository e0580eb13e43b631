import { lifecycleMails } from "@stagelight/core/config";
import { afterEach, describe, expect, it } from "vitest";
import { suppressionHash } from "../privacy/suppression.ts";
import { CHECKOUT, MINA, order, testShop, type TestShop } from "./test-shop.ts";

const { abandonedCheckout, checkIn, refill, winBack } = lifecycleMails;

const patient = { timeout: 60_000 };

describe.each(["sqlite", "postgres"] as const)("lifecycle mails on %s", patient, (kind) => {
  let shop: TestShop | undefined;
  afterEach(() => shop?.close());
  const open = async (...lifecycle: object[]): Promise<TestShop> => {
    shop = await testShop({ kind, mail: { lifecycle: lifecycle as never } });
    await shop.say(MINA);
    return shop;
  };

  it("remind of a cart two hours after it was left", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    await shop.wait("119m");
    expect(await shop.outcomes()).toEqual([]);
    await shop.wait("1m");
    expect(await shop.sent()).toEqual(["abandoned-checkout"]);
    const [letter] = await shop.letters();
    expect(letter).toContain("To: Mina <mina@tea.example>");
    expect(letter).toContain("Sencha");
    expect(letter).toContain("/cart");
    expect(await shop.waiting()).toBe(0);
  });

  it("do not remind of a cart that was ordered", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    await shop.wait("1h");
    await shop.say(order("o1"));
    expect(await shop.waiting()).toBe(0);
    await shop.wait("3h");
    expect(await shop.outcomes()).toEqual([]);
  });

  it("begin to wait anew with the next cart", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    await shop.wait("90m");
    await shop.say({ ...CHECKOUT, properties: { products: [{ name: "Gyokuro" }] } });
    expect(await shop.waiting()).toBe(1);
    await shop.wait("90m");
    expect(await shop.outcomes()).toEqual([]);
    await shop.wait("30m");
    expect(await shop.sent()).toEqual(["abandoned-checkout"]);
    const [letter] = await shop.letters();
    expect(letter).toContain("Gyokuro");
    expect(letter).not.toContain("Sencha");
  });

  it("come at most once in a while", async () => {
    const shop = await open(abandonedCheckout);
    for (const days of ["1d", "5d", "2d"] as const) {
      await shop.say(CHECKOUT);
      await shop.wait("2h");
      await shop.wait(days);
    }
    expect(await shop.outcomes()).toEqual([
      "abandoned-checkout: sent",
      "abandoned-checkout: too-soon",
      "abandoned-checkout: too-soon",
    ]);
    await shop.say(CHECKOUT);
    await shop.wait("3h");
    expect((await shop.outcomes()).at(-1)).toBe("abandoned-checkout: sent");
  });

  it("forget who was erased", async () => {
    const shop = await open(abandonedCheckout, checkIn);
    await shop.say(order("o1"), CHECKOUT);
    expect(await shop.waiting()).toBe(2);
    const { ring, store, clock } = shop.server.services;
    const email = "mina@tea.example";
    await store.run("erase", { email, suppress: suppressionHash(ring, email), now: clock.now() });
    expect(await shop.waiting()).toBe(0);
    await shop.wait("20d");
    expect(await shop.outcomes()).toEqual([]);
    expect(await shop.letters()).toEqual([]);
  });

  it("remind when it is usually time for the next order", async () => {
    const shop = await open(refill);
    await shop.say(order("o1"));
    await shop.wait("8d");
    expect(await shop.outcomes()).toEqual(["refill: few-orders"]);
    await shop.wait("22d");
    await shop.say(order("o2"));
    await shop.wait("29d");
    expect(await shop.sent()).toEqual([]);
    expect(await shop.waiting()).toBe(1);
    // What the machine's own clock has counted meanwhile is part of the rhythm.
    await shop.wait("1442m");
    expect(await shop.sent()).toEqual(["refill"]);
    // On days 60, 70, 80: 20 days are usual then.
    await shop.say(order("o3"));
    await shop.wait("10d");
    await shop.say(order("o4"));
    await shop.wait("10d");
    await shop.say(order("o5"));
    await shop.wait("19d");
    expect(await shop.sent()).toHaveLength(1);
    await shop.wait("31d");
    expect(await shop.sent()).toHaveLength(2);
    // On day 130, after 30, 30, 10, 10 and 50 days.
    await shop.say(order("o6"));
    await shop.wait("29d");
    expect(await shop.sent()).toHaveLength(2);
    await shop.wait("2d");
    expect(await shop.sent()).toHaveLength(3);
  });

  it("write to a customer who falls silent, once", async () => {
    const shop = await open(winBack);
    await shop.say(order("o1"));
    await shop.wait("100d");
    await shop.say({ ...MINA, traits: { plan: "gold" } });
    await shop.wait("179d");
    expect(await shop.outcomes()).toEqual([]);
    await shop.wait("2d");
    expect(await shop.sent()).toEqual(["win-back"]);
    expect(await shop.waiting()).toBe(0);
    await shop.say({ ...MINA, traits: { plan: "free" } });
    await shop.wait("365d");
    expect(await shop.sent()).toEqual(["win-back"]);
  });

  it("do not write to who is no customer, or has come back", async () => {
    const shop = await open({ ...winBack, after: "10d" });
    await shop.say({ ...order("o1"), event: "Product Viewed" });
    await shop.wait("365d");
    expect(await shop.outcomes()).toEqual([]);
    await shop.say(order("o2"));
    await shop.wait("185d");
    expect(await shop.waiting()).toBe(1);
    await shop.say(order("o3"));
    await shop.wait("100d");
    expect(await shop.outcomes()).toEqual([]);
    await shop.wait("90d");
    expect(await shop.sent()).toEqual(["win-back"]);
  });
});

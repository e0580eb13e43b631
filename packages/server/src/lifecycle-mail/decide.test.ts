import { lifecycleMails } from "@stagelight/core/config";
import { afterEach, describe, expect, it } from "vitest";
import {
  CHECKOUT,
  CLAIMED,
  MINA,
  order,
  type Said,
  type ShopOptions,
  SHOWN,
  testShop,
  type TestShop,
} from "./test-shop.ts";
import { mailsOf } from "./why.ts";

const { thankYou, abandonedCheckout, onboarding, checkIn, winBack } = lifecycleMails;
const products = [{ name: "Sencha" }];
const consent = (marketing: boolean): Said => ({
  ...CLAIMED,
  type: "page",
  context: { consent: { categoryPreferences: { analytics: true, marketing } } },
});

describe("lifecycle mails", { timeout: 30_000 }, () => {
  let shop: TestShop | undefined;
  afterEach(() => shop?.close());
  const openWith = async (options: ShopOptions): Promise<TestShop> => {
    shop = await testShop(options);
    await shop.say(MINA);
    return shop;
  };
  const open = (...lifecycle: object[]): Promise<TestShop> =>
    openWith({ mail: { lifecycle: lifecycle as never } });

  it("look whether the condition still holds", async () => {
    const lead = { ...abandonedCheckout, if: { not: { stage: "retention" } }, stopWhen: ["X"] };
    const shop = await open(lead);
    await shop.say(CHECKOUT, order("o1"));
    await shop.wait("2h");
    expect(await shop.outcomes()).toEqual(["abandoned-checkout: condition"]);
  });

  it("ask for what is known of orders, traits and language", async () => {
    const mail = { ...abandonedCheckout, stopWhen: [] as string[], atMostOncePer: "1s" } as const;
    const { stopWhen: _, ...base } = mail;
    const shop = await open(
      { ...base, id: "regular", if: { orders: { gte: 2 }, spent: { gte: 40 } } },
      { ...base, id: "first", if: { orders: 1 } },
      { ...base, id: "gold", if: { traits: { plan: "gold" } } },
      { ...base, id: "korean", if: { locale: "ko" } },
    );
    await shop.say(order("o1"), order("o2"));
    await shop.say({ ...MINA, traits: { plan: "gold" } });
    await shop.say({ ...CHECKOUT, context: { locale: "ko-KR" } });
    await shop.wait("2h");
    expect((await shop.outcomes()).sort()).toEqual([
      "first: condition",
      "gold: sent",
      "korean: sent",
      "regular: sent",
    ]);
  });

  it("ask for consent when they are due, and not before", async () => {
    const shop = await openWith({
      mail: { lifecycle: [abandonedCheckout, thankYou] },
      config: { consent: { mode: "required" } },
    });
    await shop.say(CHECKOUT);
    await shop.wait("2h");
    expect(await shop.outcomes()).toEqual(["abandoned-checkout: no-consent"]);
    await shop.say(consent(true), CHECKOUT);
    await shop.wait("2h");
    expect((await shop.outcomes()).at(-1)).toBe("abandoned-checkout: sent");
    await shop.wait("8d");
    await shop.say(CHECKOUT);
    await shop.wait("1h");
    await shop.say(consent(false));
    await shop.wait("1h");
    expect((await shop.outcomes()).at(-1)).toBe("abandoned-checkout: no-consent");
    // What belongs to an order needs none.
    await shop.say(order("o1"));
    expect((await shop.outcomes()).at(-1)).toBe("thank-you: sent");
  });

  it("thank for each order once, by whomever it was told", async () => {
    const shop = await open(thankYou);
    const first = order("o1");
    await shop.say({ ...first, ...SHOWN });
    await shop.say(first);
    await shop.say({
      ...first,
      userId: "shopify:7",
      properties: { ...first.properties, email: "Mina@Tea.example" },
    });
    expect(await shop.sent()).toEqual(["thank-you"]);
    await shop.say(order("o2"));
    expect(await shop.sent()).toEqual(["thank-you", "thank-you"]);
    expect((await shop.letters())[0]).toContain("o1");
  });

  it("thank a guest at the order's own address, which becomes nobody's", async () => {
    const shop = await open(thankYou, abandonedCheckout, winBack);
    const email = "guest@tea.example";
    await shop.say({ event: "Order Completed", properties: { order_id: "g1", email, products } });
    const unconfirmed = { order_id: "g2", email: "other@tea.example", emailVerified: false };
    await shop.say({ event: "Order Completed", anonymousId: "g", properties: unconfirmed });
    expect(await shop.sent()).toEqual(["thank-you", "thank-you"]);
    expect((await shop.letters())[0]).toContain("To: guest@tea.example");
    const rows = shop.server.services.store.read.selectFrom("identity").select("value");
    expect((await rows.execute()).map(({ value }) => value).sort()).toEqual([
      "mina",
      "mina@tea.example",
    ]);
  });

  it("send nothing but an order's mail to an address that nobody has confirmed", async () => {
    const shop = await open({ ...abandonedCheckout, atMostOncePer: "1s" });
    const told = (email: string, more: Said = {}): Said => ({
      event: "Checkout Started",
      properties: { email, emailVerified: false, products },
      ...more,
    });
    await shop.say(told("juno@tea.example", { anonymousId: "other" }));
    await shop.say(told("juno@tea.example", { userId: "mina" }));
    await shop.wait("2h");
    expect((await shop.outcomes()).sort()).toEqual([
      "abandoned-checkout: no-address",
      "abandoned-checkout: sent",
    ]);
    expect((await shop.letters())[0]).toContain("To: Mina <mina@tea.example>");
  });

  it("are set off by no browser that has not shown whose it is", async () => {
    const shop = await open(thankYou, abandonedCheckout);
    await shop.say({ ...CHECKOUT, ...CLAIMED, stagelight: {} }, { ...order("o1"), ...CLAIMED });
    await shop.say({ ...CHECKOUT, anonymousId: "stranger" });
    await shop.wait("3h");
    expect(await shop.outcomes()).toEqual([]);
    expect(await shop.waiting()).toBe(0);
  });

  it("speak the language of the page, the person or the site", async () => {
    const shop = await openWith({
      mail: { lifecycle: [thankYou] },
      config: { site: { name: "Nuri", url: "https://nuri.example", locales: ["zh", "en"] } },
    });
    const languages = async () =>
      (await shop.letters()).map((letter) => /^Content-Language: (\S+)/im.exec(letter)?.[1]);
    await shop.say({ ...order("o1"), context: { locale: "ko-KR" } });
    await shop.wait("1s");
    await shop.say(order("o2"));
    await shop.wait("1s");
    await shop.say({ ...MINA, traits: { locale: "en_GB" } });
    await shop.say(order("o3"));
    expect(await languages()).toEqual(["ko", "zh", "en"]);
  });

  it("have no address to go to", async () => {
    const shop = await open(thankYou);
    await shop.say({ ...order("o1"), userId: "juno" });
    expect(await shop.outcomes()).toEqual(["thank-you: no-address"]);
  });

  it("help with the beginning, and ask later how it goes", async () => {
    const shop = await open(onboarding, checkIn);
    await shop.say(order("o1"));
    await shop.wait("1d");
    expect(await shop.sent()).toEqual(["onboarding"]);
    await shop.wait("5d");
    await shop.say(order("o2"));
    await shop.wait("13d");
    expect((await shop.outcomes()).at(-1)).toBe("onboarding: too-soon");
    await shop.wait("1d");
    expect(await shop.sent()).toEqual(["onboarding", "check-in"]);
    await shop.say(order("o3"));
    await shop.say({ ...order("o4"), event: "Order Cancelled" });
    expect(await shop.waiting()).toBe(0);
  });

  it("follow who enters a stage", async () => {
    const entered = { ...onboarding, when: { stage: "retention" }, stopWhen: ["X"], after: "1d" };
    const shop = await open(entered);
    await shop.say({ ...order("o1"), ...SHOWN });
    await shop.wait("2d");
    expect(await shop.outcomes()).toEqual([]);
    await shop.say(order("o2"));
    await shop.wait("1d");
    expect(await shop.sent()).toEqual(["onboarding"]);
  });

  it("are told of, with what became of them and what waits", async () => {
    const shop = await open(thankYou, abandonedCheckout, checkIn);
    const { store, ring } = shop.server.services;
    const told = async () =>
      (await mailsOf(store.read, ring, "mina@tea.example")).map(
        ({ mail, text }) => `${mail}: ${text}`,
      );
    await shop.say(CHECKOUT);
    await shop.wait("3h");
    await shop.say(CHECKOUT);
    await shop.wait("3h");
    await shop.say(order("o1"));
    expect(await told()).toEqual([
      "check-in: waits: then it is decided whether it is sent",
      "thank-you: sent",
      "abandoned-checkout: not sent: the last one was less than atMostOncePer ago",
      "abandoned-checkout: sent",
    ]);
    expect(await mailsOf(store.read, ring, "juno@tea.example")).toEqual([]);
  });
});

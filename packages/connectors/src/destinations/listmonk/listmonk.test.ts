import { afterEach, describe, expect, it } from "vitest";
import { contextFor } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { EndpointRefusal, EndpointTrouble, type Item } from "../../destination.ts";
import { contractItem, idOf, MINA, newsletterItem } from "../shared/test-subscribers.ts";
import { listmonk } from "./listmonk.ts";
import { type ListmonkVendor, startListmonk, TOKEN, USER } from "./test-vendor.ts";

const LISTS = { tea: 3, events: 4 };

destinationContract({
  destination: listmonk,
  async start() {
    const vendor = await startListmonk();
    vendor.add(MINA, { 3: "confirmed" });
    return vendor;
  },
  options: (url) => ({ url, user: USER, lists: LISTS }),
  secrets: { token: TOKEN },
  item: contractItem,
  taken: (vendor) => vendor.written().map(idOf),
  forgotten: (vendor) => vendor.forgotten().map((email) => `profile-${idOf(email)}`),
});

let vendor: ListmonkVendor;
const start = async (version?: number): Promise<void> => {
  vendor = await startListmonk(version);
};
afterEach(async () => {
  await vendor?.close();
});

const context = (options: object = {}, token = TOKEN) =>
  contextFor(listmonk, { url: vendor.url, user: USER, lists: LISTS, ...options }, { token });
const deliver = (items: readonly Item[], options?: object) =>
  listmonk.deliver(items, context(options));
const stands = (email = MINA) => Object.fromEntries(vendor.subscriber(email)?.lists ?? []);
const calls = () => vendor.received().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
const ok = { ok: true };

describe("who has confirmed", () => {
  it("becomes a subscriber who is not asked again, with name, answers and language", async () => {
    await start();
    const fields = { kinds: ["green"], cups: 3 };
    const told = { name: "Mina", language: "ko", fields };
    expect(await deliver([newsletterItem("Subscribed", told)])).toEqual([ok]);
    expect(vendor.subscriber(MINA)).toMatchObject({
      name: "Mina",
      status: "enabled",
      attribs: { kinds: ["green"], cups: 3, language: "ko" },
    });
    expect(stands()).toEqual({ 3: "confirmed" });
    expect(vendor.asked()).toEqual([]);
  });

  it("is changed where listmonk has them already, and keeps lists and attributes of its own", async () => {
    await start();
    vendor.add(MINA, { 3: "unconfirmed", 9: "confirmed" }).attribs = { city: "Boseong" };
    const told = { name: "Mina", fields: { cups: 3 } };
    expect(await deliver([newsletterItem("Subscribed", told)])).toEqual([ok]);
    expect(stands()).toEqual({ 3: "confirmed", 9: "confirmed" });
    expect(vendor.subscriber(MINA)!.attribs).toEqual({ city: "Boseong", cups: 3 });
  });

  it("is told of only what the option attributes names", async () => {
    await start();
    const told = { fields: { cups: 3, birthday: "2000-01-01" } };
    await deliver([newsletterItem("Subscribed", told)], { attributes: ["cups"] });
    expect(vendor.subscriber(MINA)!.attribs).toEqual({ cups: 3 });
  });

  it.each(["a.b+c@nuri.example", "o'hara|x@nuri.example", "a$b^(c@nuri.example"])(
    "is found by the address %s, and nobody else is",
    async (email) => {
      await start();
      vendor.add(email.replace(/\W/g, "x").replace("xnuri", "@nuri"), {});
      vendor.add(`z${email}`, {});
      vendor.add(email, { 3: "unconfirmed" });
      expect(await deliver([newsletterItem("Subscribed", { email })])).toEqual([ok]);
      expect(stands(email)).toEqual({ 3: "confirmed" });
      expect(stands(`z${email}`)).toEqual({});
    },
  );
});

describe("who has left", () => {
  it("is unsubscribed from that list, and stays in the other", async () => {
    await start();
    vendor.add(MINA, { 3: "confirmed", 4: "confirmed" });
    const told = { lists: { tea: "left", events: "confirmed" } } as const;
    expect(await deliver([newsletterItem("Unsubscribed", told)])).toEqual([ok]);
    expect(stands()).toEqual({ 3: "unsubscribed", 4: "confirmed" });
  });

  it("is not made a subscriber to be unsubscribed", async () => {
    await start();
    expect(await deliver([newsletterItem("Unsubscribed", { lists: { tea: "left" } })])).toEqual([
      ok,
    ]);
    expect(calls()).toEqual(["GET /api/subscribers"]);
  });

  it("at listmonk stays away until they confirm here again", async () => {
    await start();
    vendor.add(MINA, { 3: "unsubscribed", 4: "unsubscribed" });
    const both = { lists: { tea: "confirmed", events: "confirmed" } } as const;
    expect(await deliver([newsletterItem("Preferences Changed", both)])).toEqual([ok]);
    expect(stands()).toEqual({ 3: "unsubscribed", 4: "unsubscribed" });
    const again = newsletterItem("Subscribed", both, { lists: ["events"] });
    expect(await deliver([again])).toEqual([ok]);
    expect(stands()).toEqual({ 3: "unsubscribed", 4: "confirmed" });
  });

  it("for good, by the blocklist, stays away", async () => {
    await start();
    vendor.add(MINA).status = "blocklisted";
    expect(await deliver([newsletterItem("Subscribed")])).toEqual([
      { dropped: "listmonk keeps them away: they are on its blocklist." },
    ]);
  });
});

describe("what goes wrong", () => {
  it("an address that it refuses fails alone", async () => {
    await start();
    const items = [newsletterItem("Subscribed", { email: "none" }), newsletterItem("Subscribed")];
    expect(await deliver(items)).toEqual([
      { ok: false, why: "listmonk answered 400 to a new subscriber.", final: true },
      ok,
    ]);
  });

  it("a version that is too old is told", async () => {
    await start(6);
    vendor.add(MINA);
    expect(await deliver([newsletterItem("Subscribed")])).toEqual([
      { ok: false, why: "listmonk is older than version 6.1.", final: true },
    ]);
  });

  it("a wrong token is a refusal", async () => {
    await start();
    const wrong = context({}, "x".repeat(32));
    await expect(listmonk.deliver([newsletterItem("Subscribed")], wrong)).rejects.toThrow(
      EndpointRefusal,
    );
  });

  it("a change that breaks in the middle is made good by the next try", async () => {
    await start();
    vendor.add(MINA, { 3: "confirmed" });
    const told = { lists: { tea: "left", events: "confirmed" } } as const;
    const items = [newsletterItem("Subscribed", told)];
    vendor.answer({ slow: 0 }, { slow: 0 }, { slow: 0 }, { slow: 0 }, { reset: "before" });
    await expect(deliver(items)).rejects.toThrow(EndpointTrouble);
    expect(stands()).toEqual({ 3: "confirmed", 4: "confirmed" });
    expect(await deliver(items)).toEqual([ok]);
    expect(stands()).toEqual({ 3: "unsubscribed", 4: "confirmed" });
  });
});

it("drops lists without a place", async () => {
  await start();
  expect(await deliver([newsletterItem("Subscribed", { lists: { shop: "confirmed" } })])).toEqual([
    { dropped: "None of the lists has a place at listmonk by the option lists." },
  ]);
});

it("forgets who is there, and asks for nobody else", async () => {
  await start();
  vendor.add(MINA);
  vendor.add("b@nuri.example");
  const emails = [MINA.toUpperCase(), "never@nuri.example"];
  await listmonk.forget!({ id: "p-1", anonymousIds: [], userIds: [], emails }, context());
  expect(vendor.forgotten()).toEqual([MINA]);
  expect(vendor.subscriber("b@nuri.example")).toBeDefined();
});

it("holds the options against the lists that it has", async () => {
  await start();
  expect(await listmonk.test!(context({ lists: { tea: 3, shop: 77 } }))).toEqual([
    "listmonk has no list 77, or does not show it to this user.",
  ]);
});

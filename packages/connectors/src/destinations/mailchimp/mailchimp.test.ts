import { afterEach, describe, expect, it } from "vitest";
import { contextFor } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { EndpointRefusal, EndpointTrouble, type Item } from "../../destination.ts";
import { contractItem, idOf, MINA, newsletterItem } from "../shared/test-subscribers.ts";
import { mailchimp } from "./mailchimp.ts";
import { KEY, type MailchimpVendor, startMailchimp } from "./test-vendor.ts";

const LISTS = { tea: "a1b2c3" };

destinationContract({
  destination: mailchimp,
  async start() {
    const vendor = await startMailchimp();
    vendor.add("a1b2c3", MINA);
    return vendor;
  },
  options: (url) => ({ url, lists: LISTS }),
  secrets: { apiKey: KEY },
  item: contractItem,
  taken: (vendor) => vendor.written().map(idOf),
  forgotten: (vendor) => vendor.forgotten().map((email) => `profile-${idOf(email)}`),
});

let vendor: MailchimpVendor;
const start = async (audiences?: string[]): Promise<void> => {
  vendor = await startMailchimp(audiences);
};
afterEach(async () => {
  await vendor?.close();
});

const context = (options: object = {}, apiKey = KEY) =>
  contextFor(mailchimp, { url: vendor.url, lists: LISTS, ...options }, { apiKey });
const deliver = (items: readonly Item[], options?: object) =>
  mailchimp.deliver(items, context(options));
const member = (audience = "a1b2c3", email = MINA) => vendor.member(audience, email);
const ok = { ok: true };

describe("who has confirmed", () => {
  it("becomes a member, with the name, fields, interests and language", async () => {
    await start();
    const options = {
      fields: { TEA: "kinds", CUPS: "cups", LNAME: "none" },
      interests: { kinds: { green: "9143cf3bd1", black: "3a2a927344" } },
    };
    const fields = { kinds: ["green", "white"], cups: 3 };
    const told = { name: "Mina", language: "ko-KR", fields };
    expect(await deliver([newsletterItem("Subscribed", told)], options)).toEqual([ok]);
    expect(member()).toEqual({
      email_address: MINA,
      status: "subscribed",
      merge_fields: { FNAME: "Mina", TEA: "green, white", CUPS: "3" },
      interests: { "9143cf3bd1": true, "3a2a927344": false },
      tags: new Set(),
      language: "ko",
    });
  });

  it("is known by the address whatever its case, and asked nothing for the fields that lack", async () => {
    await start();
    await deliver([newsletterItem("Subscribed", { email: "Mina@Nuri.example" })], {
      fields: { FNAME: false },
    });
    expect(member()).toMatchObject({ merge_fields: {} });
    expect(vendor.received()[0]!.path).toContain("skip_merge_validation=true");
  });

  it("is one member of an audience in which lists are interests and tags", async () => {
    await start();
    const lists = {
      tea: { audience: "a1b2c3", interest: "9143cf3bd1" },
      events: { audience: "a1b2c3", interest: "3a2a927344" },
      shop: { audience: "a1b2c3", tag: "shop" },
    };
    const now = (tea: "confirmed" | "left", shop: "confirmed" | "left") =>
      newsletterItem("Preferences Changed", { lists: { tea, shop } });
    expect(await deliver([now("confirmed", "confirmed")], { lists })).toEqual([ok]);
    expect(member()).toMatchObject({
      status: "subscribed",
      interests: { "9143cf3bd1": true },
      tags: new Set(["shop"]),
    });
    expect(await deliver([now("left", "confirmed")], { lists })).toEqual([ok]);
    expect(member()).toMatchObject({ status: "subscribed", interests: { "9143cf3bd1": false } });
    expect(await deliver([now("left", "left")], { lists })).toEqual([ok]);
    expect(member()).toMatchObject({ status: "unsubscribed", tags: new Set() });
  });

  it("is written once for all that is told of them", async () => {
    await start();
    const items = [newsletterItem("Preferences Changed"), newsletterItem("Subscribed")];
    expect(await deliver(items)).toEqual([ok, ok]);
    expect(vendor.written()).toEqual([MINA]);
    expect(JSON.parse(vendor.received()[0]!.body)).toMatchObject({ status: "subscribed" });
  });

  it("comes back from the archive", async () => {
    await start();
    vendor.add("a1b2c3", MINA, "archived");
    expect(await deliver([newsletterItem("Subscribed")])).toEqual([ok]);
    expect(member()!.status).toBe("subscribed");
  });
});

describe("who has left", () => {
  it("is unsubscribed, also where an older sign-up is told of late", async () => {
    await start();
    vendor.add("a1b2c3", MINA);
    const left = { lists: { tea: "left" } } as const;
    const items = [newsletterItem("Subscribed", left), newsletterItem("Unsubscribed", left)];
    expect(await deliver(items)).toEqual([ok, ok]);
    expect(member()!.status).toBe("unsubscribed");
  });

  it("is not made a member to be unsubscribed", async () => {
    await start();
    const item = newsletterItem("Unsubscribed", { lists: { tea: "left" } });
    expect(await deliver([item])).toEqual([ok]);
    expect(member()).toBeUndefined();
  });

  it("at Mailchimp stays away, whatever else they change here", async () => {
    await start();
    vendor.add("a1b2c3", MINA);
    vendor.leave("a1b2c3", MINA);
    const items = [newsletterItem("Preferences Changed", { name: "Mina" })];
    expect(await deliver(items)).toEqual([ok]);
    expect(member()).toMatchObject({ status: "unsubscribed", merge_fields: { FNAME: "Mina" } });
  });

  it("at Mailchimp and confirms here is asked by Mailchimp, unless that is not wanted", async () => {
    await start();
    vendor.add("a1b2c3", MINA);
    vendor.leave("a1b2c3", MINA);
    const again = [newsletterItem("Subscribed", {}, { lists: ["tea"] })];
    expect(await deliver(again, { askAgain: false })).toEqual([
      { dropped: "Mailchimp keeps them away: they have left there, or their mail came back." },
    ]);
    expect(member()!.status).toBe("unsubscribed");
    expect(await deliver(again)).toEqual([ok]);
    expect(member()!.status).toBe("pending");
  });

  it("one list and confirms another is asked for the other only", async () => {
    await start(["a1b2c3", "d4e5f6"]);
    const lists = { tea: "a1b2c3", events: "d4e5f6" };
    vendor.add("a1b2c3", MINA);
    vendor.leave("a1b2c3", MINA);
    const both = { lists: { tea: "confirmed", events: "confirmed" } } as const;
    expect(
      await deliver([newsletterItem("Subscribed", both, { lists: ["events"] })], { lists }),
    ).toEqual([ok]);
    expect(member()!.status).toBe("unsubscribed");
    expect(member("d4e5f6")!.status).toBe("subscribed");
  });
});

describe("what Mailchimp refuses", () => {
  const sign = (email: string) => newsletterItem("Subscribed", { email });

  it.each([
    ["fake@nuri.example", "Mailchimp refused it: 400 Invalid Resource.", true],
    ["busy@nuri.example", "Mailchimp refused it: 400 Invalid Resource.", false],
  ])("%s fails alone", async (email, why, final) => {
    await start();
    expect(await deliver([sign(MINA), sign(email)])).toEqual([ok, { ok: false, why, final }]);
  });

  it("for good, as it was deleted for good there, is told", async () => {
    await start();
    vendor.add("a1b2c3", MINA);
    await mailchimp.forget!(
      { id: "p-1", anonymousIds: [], userIds: [], emails: [MINA.toUpperCase(), "b@nuri.example"] },
      context(),
    );
    expect(member()).toBeUndefined();
    expect(await deliver([sign(MINA)])).toEqual([
      {
        ok: false,
        why: "They were deleted for good at Mailchimp, which takes them back by its own form only.",
        final: true,
      },
    ]);
  });

  it("names the field, and no value", async () => {
    await start();
    vendor.poison("poison");
    const [answer] = await deliver([newsletterItem("Subscribed", { name: "poison" })]);
    expect(answer).toMatchObject({ why: "Mailchimp refused it: 400 Invalid Resource FNAME." });
  });

  it("an audience that it does not have", async () => {
    await start();
    expect(await deliver([sign(MINA)], { lists: { tea: "ffffff" } })).toEqual([
      { ok: false, why: "Mailchimp has no audience ffffff.", final: true },
    ]);
  });

  it("a wrong key", async () => {
    await start();
    const wrong = context({}, "ffffffffffffffffffffffffffffffff-us6");
    await expect(mailchimp.deliver([sign(MINA)], wrong)).rejects.toThrow(EndpointRefusal);
  });
});

it("drops lists without a place, and events of nobody", async () => {
  await start();
  const { subscriber: _, ...nobody } = newsletterItem("Subscribed");
  const answers = await deliver([newsletterItem("Subscribed", { lists: {} }), nobody]);
  expect(answers).toEqual([
    { dropped: "None of the lists has a place at Mailchimp by the option lists." },
    { dropped: "There is no such subscriber any more." },
  ]);
  expect(vendor.received()).toEqual([]);
});

it("keeps below ten requests under way, and stops at the first trouble", async () => {
  await start();
  const items = Array.from({ length: 40 }, (_, place) => contractItem(`n${place}`, "Mina"));
  vendor.answer(...Array.from({ length: 40 }, () => ({ slow: 20 })));
  expect(await deliver(items)).toEqual(items.map(() => ok));
  expect(vendor.mostAtOnce()).toBeGreaterThan(4);
  expect(vendor.mostAtOnce()).toBeLessThan(10);
  vendor.answer(...Array.from({ length: 40 }, () => ({ status: 429 })));
  const before = vendor.received().length;
  await expect(deliver(items)).rejects.toThrow(EndpointTrouble);
  expect(vendor.received().length - before).toBeLessThan(12);
});

it("holds the options against what Mailchimp has", async () => {
  await start();
  const options = { lists: { tea: "a1b2c3", events: "ffffff" }, fields: { SIZE: "size" } };
  expect(await mailchimp.test!(context(options))).toEqual([
    "Mailchimp's audience a1b2c3 has no merge field SIZE.",
    "Mailchimp has no audience ffffff.",
  ]);
});

it("calls the data centre that the key names", async () => {
  const urls: string[] = [];
  const given = contextFor(mailchimp, { lists: LISTS }, { apiKey: KEY });
  await mailchimp.deliver([newsletterItem("Subscribed")], {
    ...given,
    request: async ({ url }) => {
      urls.push(url);
      return { status: 200, headers: new Headers(), text: "{}", json: {} };
    },
  });
  expect(urls).toEqual([
    "https://us6.api.mailchimp.com/3.0/lists/a1b2c3/members/51f307c602c6f827ac9b285cdd4533db?skip_merge_validation=true",
  ]);
});

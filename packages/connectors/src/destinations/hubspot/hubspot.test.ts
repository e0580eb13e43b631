import { afterEach, describe, expect, it } from "vitest";
import { eventItem, NOW, stageItem } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { BatchRefused, EndpointRefusal, EndpointTrouble, type Item } from "../../destination.ts";
import { hubspot } from "./hubspot.ts";
import { ANNA, contextAt, EVENTS, identify, paths, stage } from "./test-items.ts";
import { type HubspotRules, type HubspotVendor, startHubspot, TOKEN } from "./test-vendor.ts";

destinationContract({
  destination: hubspot,
  start: () => startHubspot(),
  options: (url) => ({ url, events: EVENTS }),
  secrets: { accessToken: TOKEN },
  item: (id, text) =>
    eventItem(
      "Order Completed",
      { order_id: text },
      { id, person: { email: "mina@nuri.example" } },
    ),
  taken: (vendor) => vendor.occurrences().map(({ uuid }) => uuid),
  forgotten: (vendor) =>
    vendor.forgotten().map((email) => email.replace(/^mina@nuri\.example$/, "profile-mina")),
});

let vendor: HubspotVendor;
const start = async (rules: HubspotRules = {}): Promise<void> => {
  vendor = await startHubspot(rules);
};
afterEach(async () => {
  await vendor?.close();
});

const context = (...rest: [options?: object, token?: string]) => contextAt(vendor, ...rest);

describe("contacts", () => {
  it("are made and filled, by the proven address", async () => {
    await start();
    const traits = { firstName: "Anna", lastName: "Kim", plan: "team", tags: ["a"] };
    const given = context({ properties: { plan_name: "plan", phone: "tags", lastname: false } });
    expect(await hubspot.deliver([identify("Anna@Nuri.example", traits)], given)).toEqual([
      { ok: true },
    ]);
    expect(vendor.contact(ANNA)).toMatchObject({
      properties: { email: ANNA, firstname: "Anna", plan_name: "team" },
    });
    expect(vendor.contact(ANNA)!.properties).not.toHaveProperty("phone");
    expect(vendor.contact(ANNA)!.properties).not.toHaveProperty("lastname");
    await hubspot.deliver([identify(ANNA, { firstName: "Änna" })], given);
    expect(vendor.contact(ANNA)!.properties).toMatchObject({
      firstname: "Änna",
      plan_name: "team",
    });
  });

  it("are none of persons without a proven address, and nothing is called for", async () => {
    await start();
    const items = [eventItem("Order Completed", {}), stageItem("lead", "customer")];
    const dropped = { dropped: "The person has no proven e-mail address." };
    expect(await hubspot.deliver(items, context())).toEqual([dropped, dropped]);
    expect(vendor.received()).toEqual([]);
  });

  it("are written once for all that is told of a person", async () => {
    await start();
    const moved = stage("awareness", "retention");
    const items = [identify(ANNA), { ...identify(ANNA), person: moved.person }, moved];
    expect(await hubspot.deliver(items, context())).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(paths(vendor)).toEqual(["batch/upsert", "batch/read"]);
    expect(JSON.parse(vendor.received()[0]!.body)).toMatchObject({ inputs: [{ id: ANNA }] });
  });

  it("keep their first address where they are known by a second", async () => {
    await start();
    vendor.add({ email: "a.kim@work.example", hs_additional_emails: ANNA });
    expect(await hubspot.deliver([stage("awareness", "retention")], context())).toEqual([
      { ok: true },
    ]);
    expect(vendor.contact(ANNA)!.properties).toMatchObject({
      email: "a.kim@work.example",
      lifecyclestage: "customer",
    });
  });

  it("that HubSpot refuses fail alone", async () => {
    await start();
    const items = [identify("b@nuri.example"), identify("not an address"), identify(ANNA)];
    expect(await hubspot.deliver(items, context())).toEqual([
      { ok: true },
      {
        ok: false,
        why: "HubSpot refused it: 207 VALIDATION_ERROR INVALID_EMAIL email.",
        final: true,
      },
      { ok: true },
    ]);
    expect(vendor.contact(ANNA)).toBeDefined();
  });

  it("that HubSpot refuses are known among a hundred, whose answer is long", async () => {
    await start();
    const items = Array.from({ length: 100 }, (_, place) =>
      identify(place === 70 ? "not an address" : `n${place}@nuri.example`),
    );
    const outcomes = await hubspot.deliver(items, context());
    expect(outcomes[70]).toMatchObject({ ok: false, final: true });
    expect(outcomes.toSpliced(70, 1)).toEqual(Array.from({ length: 99 }, () => ({ ok: true })));
  });

  it("are parted by the frame where HubSpot does not say which it refuses", async () => {
    await start({ multiStatus: false });
    const items = [identify(ANNA), identify("not an address")];
    await expect(hubspot.deliver(items, context())).rejects.toThrow(BatchRefused);
    expect(await hubspot.deliver([items[0]!], context())).toEqual([{ ok: true }]);
    expect(await hubspot.deliver([items[1]!], context())).toEqual([
      {
        ok: false,
        why: "HubSpot refused it: 400 VALIDATION_ERROR INVALID_EMAIL email.",
        final: true,
      },
    ]);
  });
});

describe("events", () => {
  const order = (id: string, properties: object = {}): Item =>
    eventItem(
      "Order Completed",
      { order_id: "N-1", revenue: 49, other: "x", ...properties },
      { id, person: { email: ANNA } },
    );

  it("become custom events of the contact, with the properties that the options name", async () => {
    await start();
    expect(await hubspot.deliver([order("u-1")], context())).toEqual([{ ok: true }]);
    expect(vendor.occurrences()).toEqual([
      {
        eventName: "pe1234567_order_completed",
        email: ANNA,
        uuid: "u-1",
        occurredAt: new Date(NOW - 3_600_000).toISOString(),
        properties: { order_id: "N-1", amount: "49" },
      },
    ]);
    expect(paths(vendor)).toEqual(["batch/upsert", "send/batch"]);
  });

  it("count once, though the answer was lost", async () => {
    await start();
    vendor.answer({ slow: 0 }, { reset: "after" });
    await expect(hubspot.deliver([order("u-1")], context())).rejects.toThrow(EndpointTrouble);
    expect(await hubspot.deliver([order("u-1")], context())).toEqual([{ ok: true }]);
    expect(vendor.occurrences()).toHaveLength(1);
  });

  it("that HubSpot refuses are found by the frame, and the contact stands", async () => {
    await start();
    vendor.poison("poison");
    const items = [order("u-1"), order("u-2", { order_id: "poison" })];
    await expect(hubspot.deliver(items, context())).rejects.toThrow(BatchRefused);
    expect(await hubspot.deliver([items[0]!], context())).toEqual([{ ok: true }]);
    expect(await hubspot.deliver([items[1]!], context())).toEqual([
      { ok: false, why: "HubSpot refused it: 400 VALIDATION_ERROR.", final: true },
    ]);
  });

  it("are wanted only where the options name some", async () => {
    await start();
    expect(hubspot.wants(context().options)).toEqual({
      types: ["identify", "track"],
      events: ["Order Completed"],
      stages: "verified",
      trust: "verified",
    });
    expect(hubspot.wants(context({ events: {} }).options)).toMatchObject({
      types: ["identify"],
      events: [],
    });
  });

  it("have long values cut", async () => {
    await start();
    await hubspot.deliver([order("u-1", { order_id: "x".repeat(5000) })], context());
    expect(vendor.occurrences()[0]!.properties["order_id"]).toHaveLength(1024);
  });
});

describe("failures", () => {
  it("of the rate, without Retry-After, are the endpoint's", async () => {
    await start({ rate: 1 });
    await hubspot.deliver([identify(ANNA)], context());
    await expect(hubspot.deliver([identify(ANNA)], context())).rejects.toThrow(EndpointTrouble);
    expect(vendor.received().at(-1)!.status).toBe(429);
  });

  it("of the token are a refusal", async () => {
    await start();
    await expect(hubspot.deliver([identify(ANNA)], context({}, "wrong"))).rejects.toThrow(
      EndpointRefusal,
    );
  });

  it.each([423, 477, 500, 502])("%i is waited for", async (status) => {
    await start();
    vendor.answer({ status });
    await expect(hubspot.deliver([identify(ANNA)], context())).rejects.toThrow(EndpointTrouble);
  });

  it("of a conflict are tried again", async () => {
    await start();
    vendor.answer({ status: 409 });
    expect(await hubspot.deliver([identify(ANNA)], context())).toEqual([
      { ok: false, why: "HubSpot refused it: 409 ERROR.", final: false },
    ]);
  });

  it("name no address and no token", async () => {
    await start();
    vendor.poison("secret-name");
    const items = [identify("secret-name@nuri.example"), identify(ANNA)];
    const outcomes = await hubspot.deliver(items, context());
    expect(outcomes[0]).toMatchObject({ ok: false });
    expect(JSON.stringify(outcomes)).not.toMatch(/secret-name|pat-na1|@/);
  });
});

describe("forgetting", () => {
  it("deletes the contacts of a person for good, and tells HubSpot of no other address", async () => {
    await start();
    await hubspot.deliver([identify(ANNA), identify("b@nuri.example")], context());
    const emails = [ANNA.toUpperCase(), "never-told@nuri.example"];
    const person = { id: "p-1", anonymousIds: [], userIds: [], emails };
    await hubspot.forget!(person, context());
    expect(vendor.contact(ANNA)).toBeUndefined();
    expect(vendor.contact("b@nuri.example")).toBeDefined();
    expect(vendor.blocked()).toEqual([]);
    await hubspot.forget!(person, context());
    await hubspot.forget!({ ...person, emails: [] }, context());
  });
});

describe("test", () => {
  it("holds the options against what HubSpot has", async () => {
    await start();
    expect(await hubspot.test!(context())).toEqual([]);
    const wrong = {
      properties: { plan: "plan", phone: "phone" },
      stages: { retention: "228000001" },
    };
    expect(await hubspot.test!(context(wrong))).toEqual([
      "HubSpot has no property plan of contacts.",
      "HubSpot has no lifecycle stage 228000001.",
    ]);
  });
});

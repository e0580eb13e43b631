import { afterEach, describe, expect, it } from "vitest";
import { contextFor, eventItem, NOW, stageItem } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { BatchRefused, EndpointRefusal, EndpointTrouble, type Item } from "../../destination.ts";
import { hubspot } from "./hubspot.ts";
import { type HubspotRules, type HubspotVendor, startHubspot, TOKEN } from "./test-vendor.ts";

const EVENTS = {
  "Order Completed": {
    name: "pe1234567_order_completed",
    properties: { order_id: "order_id", amount: "revenue" },
  },
};

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

const context = (options: object = {}, token = TOKEN) =>
  contextFor(hubspot, { url: vendor.url, events: EVENTS, ...options }, { accessToken: token });

const ANNA = "anna@nuri.example";
const stage = (from: string, to: string, email = ANNA, now = to): Item =>
  stageItem(from, to, {
    person: { email, stage: { track: "lifecycle", stage: now, since: NOW } },
  });
const identify = (email: string, traits: object = {}): Item =>
  eventItem("", {}, { event: { type: "identify" }, person: { email, traits: { ...traits } } });
const paths = () => vendor.received().map(({ path }) => path.split("/").slice(-2).join("/"));

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
    expect(paths()).toEqual(["batch/upsert", "batch/read"]);
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

describe("the lifecycle stage", () => {
  it.each([
    ["awareness", "subscriber"],
    ["consideration", "lead"],
    ["purchase", "opportunity"],
    ["retention", "customer"],
    ["advocacy", "evangelist"],
    ["mql", "marketingqualifiedlead"],
    ["sql", "salesqualifiedlead"],
    ["evangelist", "evangelist"],
    ["onboarding", "customer"],
    ["conversion", "opportunity"],
  ])("%s is %s", async (ours, theirs) => {
    await start();
    expect(await hubspot.deliver([stage("x", ours)], context())).toEqual([{ ok: true }]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe(theirs);
  });

  it("is what the options say, or is not written", async () => {
    await start();
    const given = context({ stages: { retention: "evangelist", awareness: false } });
    const left = { dropped: "HubSpot's contacts have one lifecycle stage, and this is not it." };
    expect(await hubspot.deliver([stage("x", "retention")], given)).toEqual([{ ok: true }]);
    expect(await hubspot.deliver([stage("x", "awareness")], given)).toEqual([left]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("evangelist");
    expect(hubspot.wants(context({ lifecycle: false }).options).stages).toBe("none");
  });

  it("of another track is not written", async () => {
    await start();
    const item = stage("x", "gold", ANNA, "retention");
    const other = { ...item, stage: { ...item.stage!, track: "support" } };
    expect(await hubspot.deliver([other], context())).toEqual([
      { dropped: "HubSpot's contacts have one lifecycle stage, and this is not it." },
    ]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("customer");
  });

  it("of one's own model, without a counterpart, is given up with the reason", async () => {
    await start();
    expect(await hubspot.deliver([stage("x", "acquisition")], context())).toEqual([
      {
        ok: false,
        why: "The stage acquisition has no counterpart at HubSpot: name one in the option stages.",
        final: true,
      },
    ]);
    expect(vendor.contact(ANNA)).toBeDefined();
  });

  it("goes back where HubSpot takes that: written once, read back", async () => {
    await start({ backwards: "takes" });
    vendor.add({ email: ANNA, lifecyclestage: "customer" });
    expect(await hubspot.deliver([stage("retention", "consideration")], context())).toEqual([
      { ok: true },
    ]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("lead");
    expect(paths()).toEqual(["batch/upsert", "batch/read"]);
  });

  it("goes back where HubSpot keeps the later one in silence: emptied, written again, read back", async () => {
    await start({ backwards: "keeps" });
    vendor.add({ email: ANNA, lifecyclestage: "customer" });
    const items = [
      stage("retention", "consideration"),
      stage("awareness", "consideration", "b@nuri.example"),
    ];
    expect(await hubspot.deliver(items, context())).toEqual([{ ok: true }, { ok: true }]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("lead");
    expect(paths()).toEqual([
      "batch/upsert",
      "batch/read",
      "batch/update",
      "batch/update",
      "batch/read",
    ]);
    const [, , emptied] = vendor.received();
    expect(JSON.parse(emptied!.body)).toMatchObject({
      inputs: [{ id: ANNA, properties: { lifecyclestage: "" } }],
    });
    expect((JSON.parse(emptied!.body) as { inputs: unknown[] }).inputs).toHaveLength(1);
  });

  it("that HubSpot holds on to is given up with the reason, and not tried for ever", async () => {
    await start({ backwards: "clings" });
    vendor.add({ email: ANNA, lifecyclestage: "customer" });
    const items = [
      stage("retention", "consideration"),
      stage("awareness", "consideration", "b@nuri.example"),
      identify(ANNA),
    ];
    expect(await hubspot.deliver(items, context())).toEqual([
      {
        ok: false,
        why: "HubSpot keeps the lifecycle stage customer where lead was written, also after it was emptied: look for a workflow or a setting that moves it.",
        final: true,
      },
      { ok: true },
      { ok: true },
    ]);
    expect(vendor.received()).toHaveLength(5);
  });

  it("is the present one, also when an older change comes late", async () => {
    await start({ backwards: "takes" });
    await hubspot.deliver([stage("purchase", "retention")], context());
    const late = stage("consideration", "purchase", ANNA, "retention");
    expect(await hubspot.deliver([late], context())).toEqual([{ ok: true }]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("customer");
  });

  it("is written again when the answer to a write was lost", async () => {
    await start({ backwards: "keeps" });
    vendor.add({ email: ANNA, lifecyclestage: "customer" });
    // The third request empties the property; what follows is never sent.
    vendor.answer({ slow: 0 }, { slow: 0 }, { reset: "after" });
    const item = stage("retention", "consideration");
    await expect(hubspot.deliver([item], context())).rejects.toThrow(EndpointTrouble);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("");
    expect(await hubspot.deliver([item], context())).toEqual([{ ok: true }]);
    expect(vendor.contact(ANNA)!.properties["lifecyclestage"]).toBe("lead");
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
    expect(paths()).toEqual(["batch/upsert", "send/batch"]);
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

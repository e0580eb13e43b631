import { afterEach, describe, expect, it } from "vitest";
import { EndpointTrouble } from "../../destination.ts";
import { hubspot } from "./hubspot.ts";
import { ANNA, contextAt, identify, paths, stage } from "./test-items.ts";
import { type HubspotRules, type HubspotVendor, startHubspot } from "./test-vendor.ts";

let vendor: HubspotVendor;
const start = async (rules: HubspotRules = {}): Promise<void> => {
  vendor = await startHubspot(rules);
};
afterEach(() => vendor.close());

const context = (options: object = {}) => contextAt(vendor, options);

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
    expect(paths(vendor)).toEqual(["batch/upsert", "batch/read"]);
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
    expect(paths(vendor)).toEqual([
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

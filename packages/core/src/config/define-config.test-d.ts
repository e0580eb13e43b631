import { describe, expectTypeOf, it } from "vitest";
import { defineConfig, lifecycleMails } from "../config.ts";
import type { PresetStage } from "./input.ts";

const when = { event: "X" } as const;

describe("the default preset", () => {
  it("knows its stages", () => {
    expectTypeOf<PresetStage<"awareness-to-advocacy">>().toEqualTypeOf<
      "awareness" | "consideration" | "purchase" | "retention" | "advocacy"
    >();
    defineConfig({
      lifecycle: {
        rules: [{ to: "purchase", from: ["awareness"], when }],
        decay: [{ from: "purchase", to: "awareness", after: "3d", cameFrom: "retention" }],
      },
      audiences: { buyers: { stage: ["purchase", "retention"] } },
    });
  });

  it("refuses others", () => {
    // @ts-expect-error no such stage
    defineConfig({ lifecycle: { rules: [{ to: "purchas", when }] } });
    // @ts-expect-error no such stage
    defineConfig({ lifecycle: { rules: [{ to: "purchase", from: "x", when }] } });
    // @ts-expect-error no such stage
    defineConfig({ lifecycle: { decay: [{ from: "purchase", to: "x", after: "3d" }] } });
    // @ts-expect-error no such stage
    defineConfig({ audiences: { buyers: { stage: "buying" } } });
    // @ts-expect-error no such stage, deeper
    defineConfig({ audiences: { buyers: { any: [{ visits: 1 }, { not: { stage: "buying" } }] } } });
  });
});

describe("a preset by name", () => {
  it("knows its stages, and refuses others", () => {
    const lifecycle = { model: "awareness-to-advocacy" } as const;
    defineConfig({ lifecycle, audiences: { buyers: { stage: "purchase" } } });
    // @ts-expect-error no such stage
    defineConfig({ lifecycle, audiences: { buyers: { stage: "decision" } } });
    // @ts-expect-error no such preset
    defineConfig({ lifecycle: { model: "funnel" } });
  });
});

describe("a model of one's own", () => {
  it("knows its stages, and refuses others", () => {
    defineConfig({
      lifecycle: {
        model: { stages: ["lead", "won"], rules: [{ to: "won", from: "lead", when }] },
        rules: [{ to: "lead", when }],
      },
      audiences: { ours: { stage: "won" } },
    });
    defineConfig({
      // @ts-expect-error a stage of the preset, not of this model
      lifecycle: { model: { stages: ["lead", "won"], rules: [{ to: "purchase", when }] } },
    });
    defineConfig({
      lifecycle: { model: { stages: ["lead", "won"], rules: [] } },
      // @ts-expect-error a stage of the preset, not of this model
      audiences: { ours: { stage: "purchase" } },
    });
    // @ts-expect-error a model has a stage at least
    defineConfig({ lifecycle: { model: { stages: [], rules: [] } } });
  });
});

it("refuses wrong values and unknown keys", () => {
  const lasting = { event: "X", within: "7 days" } as const;
  // @ts-expect-error no such unit
  defineConfig({ lifecycle: { rules: [{ to: "purchase", when: lasting }] } });
  // @ts-expect-error a number is no duration
  defineConfig({ lifecycle: { decay: [{ from: "purchase", to: "awareness", after: 7 }] } });
  // @ts-expect-error no such channel
  defineConfig({ audiences: { ads: { source: { channel: "Organic" } } } });
  defineConfig({ audiences: { ads: { source: { channel: ["Paid Search", "Email"] } } } });
  // @ts-expect-error no such mode
  defineConfig({ consent: { mode: "optional" } });
  // @ts-expect-error no such consent platform
  defineConfig({ consent: { platform: "cookie-bot" } });
  defineConfig({ consent: { platform: { id: "klaro", purposes: { analytics: ["stats"] } } } });
  defineConfig({ server: false });
  defineConfig({ server: { retention: { events: "30d" } } });
  // @ts-expect-error only false, or an object
  defineConfig({ server: true });
  // @ts-expect-error a secret has no place in a config
  defineConfig({ server: { secret: "x" } });
  // @ts-expect-error no such key
  defineConfig({ lifecycel: {} });
  // @ts-expect-error a text is no number of visits
  defineConfig({ audiences: { often: { visits: "2" } } });
  // @ts-expect-error only true can be asked for
  defineConfig({ lifecycle: { rules: [{ to: "purchase", when, verified: false }] } });
});

it("knows the names of the audiences", () => {
  defineConfig({
    audiences: { often: { visits: { gte: 3 } }, fans: { all: ["often", { visits: 9 }] } },
  });
  // @ts-expect-error no such audience
  defineConfig({ audiences: { often: { visits: 3 }, rarely: { not: "oftn" } } });
});

describe("mails", () => {
  const mail = { id: "mine", when, template: "mine" } as const;

  it("know the stages and the audiences", () => {
    defineConfig({
      audiences: { often: { visits: 3 } },
      mail: {
        lifecycle: [
          { ...mail, when: { stage: "retention" }, if: "often", after: "3d" },
          { ...mail, when: { stage: ["purchase", "advocacy"], track: "tea" } },
          { ...mail, if: { stage: "purchase", all: ["often"] } },
        ],
      },
    });
    // @ts-expect-error no such stage
    defineConfig({ mail: { lifecycle: [{ ...mail, when: { stage: "buying" } }] } });
    defineConfig({
      lifecycle: { model: "saas" },
      // @ts-expect-error a stage of another model
      mail: { lifecycle: [{ ...mail, when: { stage: "mql" } }] },
    });
    // @ts-expect-error no such audience
    defineConfig({ mail: { lifecycle: [{ ...mail, if: "often" }] } });
    // @ts-expect-error no such stage in the condition
    defineConfig({ mail: { lifecycle: [{ ...mail, if: { stage: "buying" } }] } });
  });

  it("know what they are made of", () => {
    defineConfig({
      mail: { lifecycle: [{ ...mail, after: { rhythm: "orders", atLeast: "3d" } }] },
    });
    // @ts-expect-error no such rhythm
    defineConfig({ mail: { lifecycle: [{ ...mail, after: { rhythm: "visits" } }] } });
    // @ts-expect-error a mail has a template
    defineConfig({ mail: { lifecycle: [{ id: "mine", when }] } });
    // @ts-expect-error a secret has no place in a config
    defineConfig({ mail: { smtp: "smtps://user:password@smtp.example" } });
  });

  it("come ready-made, for every model", () => {
    const { thankYou, refill, winBack } = lifecycleMails;
    const lifecycle = [thankYou, { ...refill, after: "30d" }, winBack] as const;
    defineConfig({ mail: { from: "Nuri Tea <hello@nuri.example>", lifecycle } });
    defineConfig({ lifecycle: { model: "hubspot" }, mail: { lifecycle } });
    defineConfig({
      lifecycle: { model: { stages: ["lead", "won"], rules: [{ to: "won", when }] } },
      mail: { lifecycle: [...lifecycle, { ...mail, when: { stage: "won" } }] },
    });
  });
});

it("knows connectors", () => {
  defineConfig({
    connectors: [
      { id: "webhook", name: "erp", purpose: "necessary", options: { url: "https://erp.example" } },
    ],
  });
  // @ts-expect-error no such purpose
  defineConfig({ connectors: [{ id: "webhook", purpose: "personalization" }] });
  // @ts-expect-error a secret has no place in a config
  defineConfig({ connectors: [{ id: "webhook", secret: "whsec_x" }] });
});

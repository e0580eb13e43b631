import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { advance, initialState, prepare, settle, stageOn, type LifecycleEvent } from "../index.ts";
import type { StagelightConfig } from "../config.ts";

const DAY = 86_400;
const start = 1_790_000_000;

function player(config: StagelightConfig = {}) {
  const model = prepare(readConfig(config).table);
  let state = initialState(model, start);
  const transitions: string[] = [];
  const tell = (result: ReturnType<typeof advance>) => {
    state = result.state;
    for (const { track, from, to, rule } of result.transitions) {
      transitions.push(`${track && `${track}: `}${from} → ${to} (${rule})`);
    }
    return result;
  };
  return {
    model,
    transitions,
    get state() {
      return state;
    },
    at(second: number, event: Omit<LifecycleEvent, "timestamp"> & { timestamp?: number }) {
      return tell(advance(model, state, { timestamp: (start + second) * 1000, ...event }));
    },
    track(second: number, event: string, properties = {}) {
      return this.at(second, { type: "track", event, properties });
    },
    page(second: number, path: string) {
      return this.at(second, { type: "page", properties: { path } });
    },
    wait(second: number) {
      return tell(settle(model, state, start + second));
    },
    stage: (track?: string) => stageOn(model, state, track),
  };
}

describe("the default preset", () => {
  it("goes through every stage, back by decay, and in again", () => {
    const visitor = player();
    visitor.page(0, "/");
    visitor.page(10, "/compare/");
    expect(visitor.stage()).toBe("awareness");
    visitor.page(20, "/products/sejak/");
    visitor.track(30, "Product Added");
    visitor.track(40, "Order Completed");
    visitor.track(50, "Product Reviewed");
    visitor.wait(50 + 180 * DAY);
    visitor.wait(50 + 360 * DAY);
    visitor.wait(50 + 390 * DAY);
    visitor.track(391 * DAY, "Product Viewed");
    visitor.track(391 * DAY, "Product Viewed");
    expect(visitor.transitions).toEqual([
      "awareness → consideration (reads-to-decide)",
      "consideration → purchase (buying)",
      "purchase → retention (ordered)",
      "retention → advocacy (recommends)",
      "advocacy → retention (praise-fades)",
      "retention → consideration (goes-quiet)",
      "consideration → awareness (interest-fades)",
      "awareness → consideration (compares-products)",
    ]);
  });

  it("skips stages, and sends a customer's forgotten cart back to retention", () => {
    const visitor = player();
    visitor.track(0, "Order Completed");
    visitor.track(DAY, "Product Added");
    visitor.wait(9 * DAY);
    expect(visitor.transitions).toEqual([
      "awareness → retention (ordered)",
      "retention → purchase (buying)",
      "purchase → retention (cart-left-by-customer)",
    ]);
  });

  it("tells rule and evidence", () => {
    const visitor = player();
    visitor.page(0, "/compare/");
    const { transitions } = visitor.page(60, "/faq");
    expect(transitions).toEqual([
      {
        track: "",
        from: "awareness",
        to: "consideration",
        at: (start + 60) * 1000,
        kind: "rule",
        rule: "reads-to-decide",
        evidence: [
          {
            what: "/compare/** | /pricing/** | /reviews/** | /faq/** | /products/**",
            count: 2,
            first: start * 1000,
            last: (start + 60) * 1000,
          },
        ],
      },
    ]);
  });
});

describe("conditions", () => {
  const own = (when: object, more: object = {}) =>
    player({
      lifecycle: {
        model: {
          stages: ["a", "b", "c"],
          rules: [
            { id: "r", to: "b", from: "a", when, ...more },
            { id: "c", to: "c", when: { event: "To C" } },
            { id: "back", to: "a", when: { event: "Back" } },
          ],
        },
      },
    });

  it("counts within a window", () => {
    const visitor = own({ event: "X", count: 3, within: "1h" });
    visitor.track(0, "X");
    visitor.track(10, "X");
    visitor.track(3700, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(3710, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(3720, "X");
    expect(visitor.stage()).toBe("b");
  });

  it("starts to count anew when the rule has fired", () => {
    const visitor = own({ event: "X", count: 2 });
    visitor.track(0, "X");
    visitor.track(1, "X");
    visitor.track(2, "Back");
    visitor.track(3, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(4, "X");
    expect(visitor.stage()).toBe("b");
  });

  it("asks for properties", () => {
    const visitor = own({ event: "X", properties: { price: { gte: 50 }, kind: ["tea", "cup"] } });
    visitor.track(0, "X", { price: 49, kind: "tea" });
    visitor.track(0, "X", { price: 60, kind: "pot" });
    visitor.track(0, "X", { price: null, kind: "tea" });
    expect(visitor.stage()).toBe("a");
    visitor.track(0, "X", { price: "50", kind: "cup" });
    expect(visitor.stage()).toBe("b");
  });

  it("finds properties in lists", () => {
    const visitor = own({ event: "X", properties: { "products.category": "tea" } });
    visitor.track(0, "X", { products: [{ category: "cup" }] });
    expect(visitor.stage()).toBe("a");
    visitor.track(0, "X", { products: [{ category: "cup" }, { category: "tea" }] });
    expect(visitor.stage()).toBe("b");
  });

  it("follows sequences, whatever lies between, within a window", () => {
    const steps = { sequence: [{ event: "X" }, { event: "Y" }, { event: "X" }], within: "1h" };
    const visitor = own(steps);
    visitor.track(0, "X");
    visitor.track(1000, "Y");
    visitor.track(3601, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(3700, "Other");
    visitor.track(4000, "Y");
    expect(visitor.stage()).toBe("a");
    visitor.track(4500, "X");
    expect(visitor.stage()).toBe("b");
  });

  it("does not take one event for two steps", () => {
    const visitor = own({ sequence: [{ event: "X" }, { event: "X" }] });
    visitor.track(0, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(1, "X");
    expect(visitor.stage()).toBe("b");
  });

  it("knows traits, and forgets those that change", () => {
    const visitor = own({ all: [{ traits: { plan: "pro" } }, { event: "X" }] });
    visitor.at(0, { type: "identify", traits: { plan: "pro", name: "M" } });
    visitor.at(1, { type: "identify", traits: { name: "N" } });
    visitor.at(2, { type: "identify", traits: { plan: "free" } });
    visitor.track(3, "X");
    expect(visitor.stage()).toBe("a");
    visitor.at(4, { type: "identify", traits: { plan: "pro" } });
    expect(visitor.stage()).toBe("b");
  });

  it("knows the time since an event and in a stage", () => {
    const visitor = own({ all: [{ since: { event: "X" }, atLeast: "2d" }, { stageFor: "1d" }] });
    visitor.track(0, "Other");
    visitor.track(0, "X");
    visitor.track(DAY, "Other");
    expect(visitor.stage()).toBe("a");
    visitor.track(2 * DAY, "Other");
    expect(visitor.stage()).toBe("b");
  });

  it("knows absence", () => {
    const visitor = own({ all: [{ event: "X" }, { not: { event: "Y", within: "1d" } }] });
    visitor.track(0, "Y");
    visitor.track(10, "X");
    expect(visitor.stage()).toBe("a");
    visitor.track(10 + DAY, "X");
    expect(visitor.stage()).toBe("b");
  });

  it("takes only verified events where the rule says so", () => {
    const visitor = own({ event: "X" }, { verified: true });
    visitor.track(0, "X");
    visitor.at(0, { type: "track", event: "X", verified: "yes" as never });
    expect(visitor.stage()).toBe("a");
    visitor.at(0, { type: "track", event: "X", verified: true });
    expect(visitor.stage()).toBe("b");
  });

  it("compares an event's own time inside windows, clamped to a week", () => {
    const late = own({ event: "X", count: 2, within: "1h" });
    const day10 = 10 * DAY;
    late.at(day10, {
      type: "track",
      event: "X",
      receivedAt: (start + day10) * 1000,
      timestamp: (start + day10 - 7200) * 1000,
    });
    late.track(day10, "X");
    expect(late.stage()).toBe("a");
    const ancient = own({ event: "X", count: 2, within: "1h" });
    for (const day of [0, 2]) {
      ancient.at(day10, {
        type: "track",
        event: "X",
        receivedAt: (start + day10) * 1000,
        timestamp: (start + day * DAY) * 1000,
      });
    }
    expect(ancient.stage()).toBe("b");
  });
});

describe("tracks", () => {
  it("stand in different stages at once", () => {
    const visitor = player({ lifecycle: { trackBy: "category" } });
    visitor.track(0, "Order Completed", { products: [{ category: "tea" }, { category: "tea" }] });
    visitor.track(1, "Product Viewed", { category: "teaware" });
    visitor.track(2, "Product Viewed", { category: "teaware" });
    expect([
      visitor.stage(),
      visitor.stage("tea"),
      visitor.stage("teaware"),
      visitor.stage("x"),
    ]).toEqual(["retention", "retention", "consideration", "awareness"]);
  });

  it("keep the main one and the most recent", () => {
    const visitor = player({ lifecycle: { trackBy: "category" } });
    for (let index = 0; index < 20; index++) {
      visitor.track(index, "Product Added", { category: `c${index}` });
    }
    expect(visitor.state.tracks.map(({ key }) => key)).toEqual([
      "",
      "c19",
      "c18",
      "c17",
      "c16",
      "c15",
      "c14",
      "c13",
    ]);
  });
});

describe("page globs", () => {
  it("leave out base and language", () => {
    const model = prepare(readConfig({ site: { locales: ["en", "ko"] } }, { base: "/shop" }).table);
    const view = (path: string) =>
      advance(model, initialState(model, start), {
        type: "page",
        properties: { path },
        timestamp: start * 1000,
      }).state.tracks[0]!.seen.flatMap((times, counter) => (times.length > 0 ? [counter] : []));
    const counted = view("/compare");
    expect(counted).toHaveLength(2);
    for (const path of ["/shop/ko/compare/", "/shop/compare/index.html", "/compare/a/b.html"]) {
      expect(view(path), path).toEqual(counted);
    }
    expect(view("/shop/kor/compare/")).toHaveLength(1);
    expect(view("/shopping")).toHaveLength(1);
    expect(view("/compared")).toHaveLength(1);
  });
});

import { expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import {
  advance,
  type Advanced,
  initialState,
  type LifecycleState,
  prepare,
  settle,
} from "../../index.ts";
import type { PresetId } from "../../presets.ts";

const DAY = 86_400;

/**
 * For each model: through every stage, back by silence, and in again. Every rule and decay fires.
 * So many days of silence, a path, or an event.
 */
const JOURNEYS: Readonly<Record<PresetId, string>> = {
  "awareness-to-advocacy": `
    /compare/, /faq/, Product Added, Order Completed, Referral Link Shared, 180d, 180d, 30d,
    Product Viewed, Product Viewed, 30d, Live Chat Conversation Started, 30d, Order Completed, Order Refunded,
    30d, File Downloaded, 30d, /, /a, /b, /c, /d, /e, Checkout Started, 7d, Order Completed,
    Product Added, 7d`,
  "awareness-to-decision": `
    /pricing/, /compare/, Checkout Started, 30d, 30d, Page Engaged, Page Engaged,
    Order Completed, Order Cancelled, Trial Started, 30d, 30d, Product Viewed,
    Product List Viewed, 30d, Signed Up, 30d, /, /a, /b, /c, /d, /e`,
  "acquisition-to-loyalty": `
    Product Added, Order Completed, Order Completed, Order Completed, 180d, 180d, /pricing/,
    /cart/, /checkout/, 14d, Trial Started, Order Completed, Product Added, 7d,
    Review Submitted, Order Refunded`,
  relationship: `
    Product Viewed, Product Viewed, Order Completed, 120d, /, /, 30d, /faq/, /reviews/,
    Subscription Started, Subscription Cancelled, Signed In, 30d, Newsletter Subscribed,
    Order Completed, Order Refunded, 30d, Page Engaged, Page Engaged, Order Completed, 120d,
    365d, /, /a, /b, /c, /d, /e`,
  "reach-to-loyalty": `
    /, /a, /b, Product Added, Order Completed, Order Completed, Order Completed, 180d, 180d,
    60d, Newsletter Subscribed, Product Added, 7d, 60d, Page Engaged, Page Engaged,
    Order Completed, Product Added, 7d, Product Reviewed, 180d, Order Refunded`,
  "discovery-to-advocacy": `
    /journal/a, /guides/b, Product Added, Order Completed, Review Submitted, 180d, 120d, 45d,
    Page Engaged, Page Engaged, Product Added, 7d, 45d, Products Searched, Products Searched,
    45d, /faq/, /faq/, 45d, Form Submitted, 45d, /, /a, /b, /c, Order Completed, Product Added,
    7d, Order Cancelled`,
  "awareness-to-loyalty": `
    /, /a, /b, /c, /d, /e, /pricing/, /demo/, Checkout Started, Order Completed,
    Order Completed, 365d, Subscription Renewed, 365d, Review Submitted, 365d, 180d, 45d,
    Signed Up, Live Chat Conversation Started, 30d, 45d, Video Playback Completed, Product Viewed,
    Product Viewed, Product Viewed, Product Viewed, Subscription Started,
    Subscription Cancelled`,
  "crm-process": `
    Form Submitted, /pricing/, /demo/, Order Completed, Product Added, 30d, Product Viewed,
    Product Viewed, Order Completed, 180d, 60d, File Downloaded, Trial Started, 14d,
    Product Added, Order Completed, /pricing/, /upgrade/, Order Refunded, 60d, Product Viewed,
    Product Viewed, Product Viewed, Product Viewed`,
  saas: `
    /pricing/, /compare/, Trial Started, Subscription Started, Onboarding Completed,
    Referral Qualified, Subscription Renewed, 365d, Survey Submitted, 180d, 90d, 30d,
    Newsletter Subscribed, 30d, Video Playback Completed, Live Chat Conversation Started, Form Submitted,
    Signed Up, /contact/, /contact/, 14d, 30d, /demo/, /contact/, Subscription Started, 45d,
    Order Completed, Signed In, Signed In, Signed In, Signed In, Signed In,
    Subscription Cancelled`,
  hubspot: `
    Newsletter Subscribed, Form Submitted, Signed Up, Demo Requested, Trial Started,
    Subscription Started, Review Submitted, 180d, Survey Submitted, 180d, 365d, 90d,
    File Downloaded, /pricing/, /demo/, /contact/, /pricing/, /demo/, /contact/, 30d, 30d, 90d,
    Product Added, 30d, 30d, 30d, Live Chat Conversation Started, Form Submitted, Order Completed,
    Order Refunded, 30d, 30d, 30d, 90d, Signed Up, File Downloaded, File Downloaded,
    File Downloaded, File Downloaded, File Downloaded, File Downloaded, File Downloaded,
    File Downloaded, File Downloaded, File Downloaded, File Downloaded, File Downloaded,
    File Downloaded`,
};

const PROPERTIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "Survey Submitted": { kind: "nps", score: 10 },
  "Page Engaged": { seconds: 180 },
};

function walk(id: PresetId) {
  const model = prepare(readConfig({ lifecycle: { model: id } }).table);
  let state: LifecycleState = initialState(model, 1_790_000_000);
  let now = state.now;
  const stages = [state.tracks[0]!.stage];
  const fired = new Set<string>();
  const tell = ({ state: next, transitions }: Advanced) => {
    state = next;
    for (const { to, rule } of transitions) {
      stages.push(to);
      fired.add(rule);
    }
  };
  for (const step of JOURNEYS[id].trim().split(/,\s+/)) {
    const days = /^(\d+)d$/.exec(step);
    now += days ? Number(days[1]) * DAY : 60;
    if (days) tell(settle(model, state, now));
    else {
      const event = step.startsWith("/")
        ? { type: "page", properties: { path: step } }
        : { type: "track", event: step, properties: PROPERTIES[step] ?? {} };
      tell(advance(model, state, { ...event, timestamp: now * 1000 }));
    }
  }
  return { model, stages, fired };
}

it.each(Object.keys(JOURNEYS) as PresetId[])("%s: every stage, back, and in again", (id) => {
  const { model, stages, fired } = walk(id);
  expect(stages).toMatchSnapshot();
  const last = model.stages.at(-1)!;
  const peak = stages.indexOf(last);
  expect(new Set(stages)).toEqual(new Set(model.stages));
  const home = stages.indexOf(model.stages[0]!, peak);
  expect(peak).toBeGreaterThan(0);
  expect(home).toBeGreaterThan(peak);
  expect(stages.length).toBeGreaterThan(home + 1);
  const all = [...model.rules, ...model.decay].map(([rule]) => rule);
  expect(all.filter((rule) => !fired.has(rule))).toEqual([]);
});

it.each(["awareness-to-advocacy", "saas"] as const)(
  "%s: a part that goes back moves nobody",
  (id) => {
    const model = prepare(readConfig({ lifecycle: { model: id } }).table);
    const at = (seconds: number) => (1_790_000_000 + seconds) * 1000;
    let { state } = advance(model, initialState(model, 1_790_000_000), {
      type: "track",
      event: "Subscription Started",
      properties: {},
      timestamp: at(1),
    });
    const { stage } = state.tracks[0]!;
    const refund = (timestamp: number, properties: object) => {
      const event = {
        type: "track",
        event: "Order Refunded",
        properties: { ...properties },
        timestamp,
      };
      ({ state } = advance(model, state, event));
      return state.tracks[0]!.stage;
    };
    expect(refund(at(2), { total: 20, partial: true })).toBe(stage);
    expect(refund(at(3), { total: 30 })).not.toBe(stage);
  },
);

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

/** So many days of silence, a path, or an event with its properties. */
type Step =
  number | string | readonly [event: string, properties: Readonly<Record<string, unknown>>];

const promoter: Step = ["Survey Submitted", { kind: "nps", score: 10 }];
const closely: Step = ["Page Engaged", { seconds: 180 }];

/** For each model: through every stage, back by silence, and in again. Every rule and decay fires. */
const JOURNEYS: Readonly<Record<PresetId, readonly Step[]>> = {
  "awareness-to-advocacy": [
    "/compare/",
    "/faq/",
    "Product Added",
    "Order Completed",
    "Referral Shared",
    ...[180, 180, 30, "Product Viewed", "Product Viewed", 30, "Chat Started", 30],
    ...["Order Completed", "Order Refunded", 30, "File Downloaded", 30],
    ...["/", "/a", "/b", "/c", "/d", "/e", "Checkout Started", 7],
    ...["Order Completed", "Product Added", 7],
  ],
  "awareness-to-decision": [
    ...["/pricing/", "/compare/", "Checkout Started", 30, 30, closely, closely, "Order Completed"],
    ...["Order Cancelled", "Trial Started", 30, 30, "Product Viewed", "Product List Viewed"],
    ...[30, "Signed Up", 30, "/", "/a", "/b", "/c", "/d", "/e"],
  ],
  "acquisition-to-loyalty": [
    ...["Product Added", "Order Completed", "Order Completed", "Order Completed", 180, 180],
    ...["/pricing/", "/cart/", "/checkout/", 14, "Trial Started", "Order Completed"],
    ...["Product Added", 7, "Review Submitted", "Order Refunded"],
  ],
  relationship: [
    ...["Product Viewed", "Product Viewed", "Order Completed", 120, "/", "/", 30],
    ...["/faq/", "/reviews/", "Subscription Started", "Subscription Cancelled", "Signed In", 30],
    ...["Newsletter Subscribed", "Order Completed", "Order Refunded", 30, closely, closely],
    ...["Order Completed", 120, 365, "/", "/a", "/b", "/c", "/d", "/e"],
  ],
  "reach-to-loyalty": [
    ...["/", "/a", "/b", "Product Added", "Order Completed", "Order Completed", "Order Completed"],
    ...[180, 180, 60, "Newsletter Subscribed", "Product Added", 7, 60, closely, closely],
    ...["Order Completed", "Product Added", 7, "Product Reviewed", 180, "Order Refunded"],
  ],
  "discovery-to-advocacy": [
    ...["/journal/a", "/guides/b", "Product Added", "Order Completed", "Review Submitted"],
    ...[180, 120, 45, closely, closely, "Product Added", 7, 45, "Products Searched"],
    ...["Products Searched", 45, "/faq/", "/faq/", 45, "Form Submitted", 45],
    ...["/", "/a", "/b", "/c", "Order Completed", "Product Added", 7, "Order Cancelled"],
  ],
  "awareness-to-loyalty": [
    ...["/", "/a", "/b", "/c", "/d", "/e", "/pricing/", "/demo/", "Checkout Started"],
    ...["Order Completed", "Order Completed", 365, "Subscription Renewed", 365],
    ...["Review Submitted", 365, 180, 45, "Signed Up", "Chat Started", 30, 45],
    ...["Video Playback Completed", "Product Viewed", "Product Viewed", "Product Viewed"],
    ...["Product Viewed", "Subscription Started", "Subscription Cancelled"],
  ],
  "crm-process": [
    ...["Form Submitted", "/pricing/", "/demo/", "Order Completed", "Product Added", 30],
    ...["Product Viewed", "Product Viewed", "Order Completed", 180, 60, "File Downloaded"],
    ...["Trial Started", 14, "Product Added", "Order Completed", "/pricing/", "/upgrade/"],
    ...["Order Refunded", 60, "Product Viewed", "Product Viewed", "Product Viewed"],
    ...["Product Viewed"],
  ],
  saas: [
    ...["/pricing/", "/compare/", "Trial Started", "Subscription Started", "Onboarding Completed"],
    ...["Referral Shared", "Subscription Renewed", 365, promoter, 180, 90, 30],
    ...["Newsletter Subscribed", 30, "Video Playback Completed", "Chat Started"],
    ...["Form Submitted", "Signed Up", "/contact/", "/contact/", 14, 30],
    ...["/demo/", "/contact/", "Subscription Started", 45, "Order Completed"],
    ...["Signed In", "Signed In", "Signed In", "Signed In", "Signed In"],
    ...["Subscription Cancelled"],
  ],
  hubspot: [
    ...["Newsletter Subscribed", "Form Submitted", "Signed Up", "Demo Requested", "Trial Started"],
    ...["Subscription Started", "Review Submitted", 180, promoter, 180, 365, 90],
    ...["File Downloaded", "/pricing/", "/demo/", "/contact/", "/pricing/", "/demo/"],
    ...["/contact/", 30, 30, 90, "Product Added", 30, 30, 30, "Chat Started", "Form Submitted"],
    ...["Order Completed", "Order Refunded", 30, 30, 30, 90, "Signed Up"],
    ...Array<Step>(13).fill("File Downloaded"),
  ],
};

function walk(id: PresetId, steps: readonly Step[]) {
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
  for (const step of steps) {
    now += typeof step === "number" ? step * DAY : 60;
    if (typeof step === "number") tell(settle(model, state, now));
    else {
      const [event, properties] =
        typeof step === "object" ? step : step.startsWith("/") ? ["", { path: step }] : [step, {}];
      const type = event ? "track" : "page";
      tell(advance(model, state, { type, event, properties, timestamp: now * 1000 }));
    }
  }
  return { model, stages, fired };
}

it.each(Object.keys(JOURNEYS) as PresetId[])("%s: every stage, back, and in again", (id) => {
  const { model, stages, fired } = walk(id, JOURNEYS[id]);
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

import { contextFor, eventItem, NOW, stageItem } from "../../contract/context.ts";
import type { Item } from "../../destination.ts";
import { hubspot } from "./hubspot.ts";
import { type HubspotVendor, TOKEN } from "./test-vendor.ts";

/** As the stand-in has it defined. */
export const EVENTS = {
  "Order Completed": {
    name: "pe1234567_order_completed",
    properties: { order_id: "order_id", amount: "revenue" },
  },
};

export const contextAt = ({ url }: HubspotVendor, options: object = {}, accessToken = TOKEN) =>
  contextFor(hubspot, { url, events: EVENTS, ...options }, { accessToken });

export const ANNA = "anna@nuri.example";

/** A transition of somebody who stands at `now`. */
export const stage = (from: string, to: string, email = ANNA, now = to): Item =>
  stageItem(from, to, {
    person: { email, stage: { track: "lifecycle", stage: now, since: NOW } },
  });

export const identify = (email: string, traits: object = {}): Item =>
  eventItem("", {}, { event: { type: "identify" }, person: { email, traits: { ...traits } } });

/** The ends of the addresses that were called. */
export const paths = (vendor: HubspotVendor): string[] =>
  vendor.received().map(({ path }) => path.split("/").slice(-2).join("/"));

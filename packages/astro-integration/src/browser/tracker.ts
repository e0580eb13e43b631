/**
 * Loads after the page is painted: page views, declared events and forms → `advance` → memory.
 * What it learns shows on the next page; what stands on this one does not move.
 */
import dataLayerUrl from "@stagelight/astro/data-layer?url&no-inline";
import laterUrl from "@stagelight/astro/later?url&no-inline";
import privacyUrl from "@stagelight/astro/privacy?url&no-inline";
import followPlatform from "virtual:stagelight/consent-platform";
import config from "virtual:stagelight/tracker";
import { PURPOSES } from "@stagelight/core";
import type { StagelightApi } from "../anywhere/api.ts";
import type { Head } from "./head-api.ts";
import { listeners } from "./listeners.ts";
import { pageView } from "./page-view.ts";
import { type Properties, type Track, visitor } from "./visitor.ts";

type Call = "track" | "page" | "identify" | "reset" | "set" | "explain";

/** `window.stagelight`, with what is ours alone. */
export interface Tracker extends StagelightApi {
  readonly head_: Head;
  /** Calls that came before the tracker. */
  queue_?: readonly [Call, ...never[]][];
  visitor_: ReturnType<typeof visitor>;
  /** Only modules that the site's build sees can ask for addresses. */
  urls_: { readonly dataLayer_: string; readonly privacy_: string };
}

/**
 * Runs a function of the module that few page views need. Where that cannot be loaded the browser
 * says so, and the page lacks only this.
 */
export type Later = (name: keyof typeof import("./later.ts"), ...rest: unknown[]) => Loading;

/** What {@link Later} calls. */
type Parts = Record<Parameters<Later>[0], (...call: unknown[]) => unknown>;

/** A promise that nobody has to wait for. */
interface Loading {
  then(next: () => void, otherwise: () => void): unknown;
}

const tracker = (window as unknown as { stagelight?: Tracker }).stagelight!;

// Without the head script, or in a second copy of this one, there is no queue.
const queue = tracker?.queue_;
if (queue) {
  delete tracker.queue_;
  const { head_ } = tracker;
  const calls = tracker as never as Record<Call, (...rest: never[]) => unknown>;
  // One promise for all calls: browsers answer several imports in any order.
  let loading: Promise<typeof import("./later.ts")> | undefined;
  const later: Later = async (name, ...rest) =>
    ((await (loading ??= import(/* @vite-ignore */ laterUrl))) as never as Parts)[name](
      tracker,
      ...rest,
    );
  const { record_, granted_, read_ } = (tracker.visitor_ = visitor(config, head_, later));
  tracker.urls_ = { dataLayer_: dataLayerUrl, privacy_: privacyUrl };

  const gpc = !!navigator.globalPrivacyControl;
  const track: Track = (event, properties) => record_({ type: "track", event, properties });
  const view = (properties?: Properties) =>
    record_({ type: "page", properties: { ...pageView(), ...properties } });

  const begin = (): void => {
    Object.assign(tracker, {
      track,
      page: view,
      // The head script has made `consent` the same object.
      get: () => ({
        // Read first: the choice may have been made in another tab.
        decided: !!read_().c?.t,
        necessary: true,
        ...Object.fromEntries(PURPOSES.map((purpose) => [purpose, granted_(purpose)])),
        ...(gpc && { marketing: false }),
        globalPrivacyControl: gpc,
      }),
      facts: () => head_.facts_,
    });
    for (const name of ["set", "reset", "identify", "explain"] as const) {
      calls[name] = (...rest) => later(name, ...rest);
    }
    const listen = listeners(track, later);
    /** Counts each page view once, however the page came: loaded, swapped, restored, prerendered. */
    const show = (): void => {
      view();
      listen();
      if (gpc) later("showGpc");
    };
    show();
    document.addEventListener("astro:after-swap", show);
    if (document.querySelector("[name^=astro-view]")) later("followRouter");
    for (const [name, ...rest] of queue) calls[name](...rest);
    const made = read_().c?.t;
    if (made! < Date.now() / 1000 - config.askAgain) later("askAgain", made);
    followPlatform(tracker);
    const followDataLayer = (): void => {
      if ("dataLayer" in window) later("dataLayer");
    };
    followDataLayer();
    // It comes with every load too, right behind it.
    addEventListener("pageshow", ({ persisted }) => {
      followDataLayer();
      if (persisted) later("refresh").then(show, show);
    });
  };
  // A page that is prerendered has not been seen yet: calls wait in the queue.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener("prerenderingchange", () => later("refresh").then(begin, begin));
  } else begin();
}

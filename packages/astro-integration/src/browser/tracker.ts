/**
 * Loads after the page is painted: page views, declared events and forms → `advance` → memory.
 * What it learns shows on the next page; what stands on this one does not move.
 */
import dataLayerUrl from "@stagelight/astro/data-layer?url&no-inline";
import laterUrl from "@stagelight/astro/later?url&no-inline";
import privacyUrl from "@stagelight/astro/privacy?url&no-inline";
import followPlatform from "virtual:stagelight/consent-platform";
import config from "virtual:stagelight/tracker";
import { PURPOSES } from "../anywhere/storage-policy.ts";
import type { StagelightApi } from "../client.ts";
import type { Head } from "./head-api.ts";
import { listeners } from "./listeners.ts";
import { navigation } from "./navigation.ts";
import { visitor } from "./visitor.ts";

type Call = "track" | "page" | "identify" | "reset" | "set";

/** What the tracker hands to what is loaded later. */
export interface Tracker {
  readonly head_: Head;
  readonly visitor_: ReturnType<typeof visitor>;
  readonly api_: StagelightApi;
  /** Only modules that the site's build sees can ask for addresses. */
  readonly urls_: { readonly dataLayer_: string; readonly privacy_: string };
}

/** Runs a function of the module that few page views need. */
export type Later = (
  name: Exclude<keyof typeof import("./later.ts"), "prototype">,
  ...rest: unknown[]
) => Promise<unknown>;

const api = (window as unknown as { stagelight: unknown }).stagelight as Record<
  Call,
  (...rest: never[]) => unknown
> & { head_: Head; queue_?: [Call, ...never[]][] };

// Without the head script, or in a second copy of this one, there is no queue.
const queue = api?.queue_;
if (queue) {
  delete api.queue_;
  const { head_ } = api;
  const visitor_ = visitor(config, head_);
  const { record_, read_, allows_, forget_ } = visitor_;
  const { view, refresh, follow } = navigation(head_, record_, read_);
  const gpc = !!navigator.globalPrivacyControl;
  const later: Later = async (name, ...rest) =>
    (await import(/* @vite-ignore */ laterUrl))[name](
      {
        head_,
        visitor_,
        api_: api as never,
        urls_: { dataLayer_: dataLayerUrl, privacy_: privacyUrl },
      },
      ...rest,
    );

  const set = (choice: object) => later("set", choice);

  const begin = (): void => {
    Object.assign(api, {
      track: (event: string, properties?: object) => record_({ type: "track", event, properties }),
      page: view,
      identify: (traits: object) => record_({ type: "identify", traits }),
      reset: forget_,
      consent: {
        get: () => ({
          necessary: true,
          ...Object.fromEntries(PURPOSES.map((purpose) => [purpose, allows_(purpose)])),
          decided: !!head_.memory_.c?.t,
          globalPrivacyControl: gpc,
        }),
        set,
      },
      set,
      facts: () => head_.facts_,
      explain: () => later("explain"),
    });
    const listen = listeners(record_, later);
    const shown = (): void => {
      listen();
      if (gpc) later("showGpc");
    };
    view();
    shown();
    follow(shown);
    for (const [name, ...rest] of queue) api[name](...rest);
    const { t } = head_.memory_.c || {};
    if (t! < Date.now() / 1000 - config.askAgain) later("askAgain");
    followPlatform(api);
    let data: boolean;
    const followDataLayer = (): void => {
      if (!data && (data = "dataLayer" in window)) later("dataLayer");
    };
    followDataLayer();
    addEventListener("load", followDataLayer);
  };
  // A page that is prerendered has not been seen yet: calls wait in the queue.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener(
      "prerenderingchange",
      () => {
        refresh(document);
        begin();
      },
      { once: true },
    );
  } else begin();
}

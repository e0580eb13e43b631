/**
 * What few page views need, loaded when it is asked for: a consent choice, the dialogs, the
 * decision trace, the data layer of a site that has one.
 */
import { BANNER_SLOT } from "../anywhere/dialog-data.ts";
import { PURPOSES, type Purpose } from "../anywhere/storage-policy.ts";
import { emit } from "./emit.ts";
import { explain as trace } from "./explain.ts";
import type { Slot } from "./head-api.ts";
import { reconsider } from "./navigation.ts";
import type { Tracker } from "./tracker.ts";

/** Takes the visitor's choice: what it no longer allows is deleted at once. */
export function set({ head_, visitor_, api_ }: Tracker, choice: Partial<Record<Purpose, boolean>>) {
  const next = { ...api_.consent.get!(), ...choice };
  if (navigator.globalPrivacyControl) next.marketing = false;
  const c = {
    t: Math.floor(Date.now() / 1000),
    p: PURPOSES.filter((purpose) => next[purpose]),
  };
  visitor_.read_();
  visitor_.write_({ ...head_.memory_, c });
  if (next.personalization) head_.load_(document);
  else visitor_.forget_();
  // The banner is a slot for those who were not asked yet.
  for (const slot of document.querySelectorAll<Slot>(`stagelight-slot[name=${BANNER_SLOT}]`)) {
    reconsider(head_, slot);
  }
  emit("consent", api_.consent.get!());
}

/** The choice still holds, but it is time that the banner asks again. */
export function askAgain({ head_, visitor_ }: Tracker): void {
  visitor_.write_({ ...head_.memory_, c: { p: head_.memory_.c!.p } });
}

/** Answers a button of the banner: "all", "none", or the purposes that the site asks about. */
export function answer(tracker: Tracker, button: Element): void {
  const given = button.getAttribute("data-stagelight-consent")!;
  const granted: readonly string[] = given == "all" ? PURPOSES : given.split(" ");
  set(tracker, Object.fromEntries(PURPOSES.map((each) => [each, granted.includes(each)])));
}

/** Opens the dialog of a button. */
export async function open({ urls_ }: Tracker, button: HTMLElement): Promise<void> {
  const privacy = (await import(
    /* @vite-ignore */ urls_.privacy_
  )) as typeof import("./privacy.ts");
  privacy.open(button);
}

/** Follows the data layer of Google Analytics or a tag manager. */
export async function dataLayer({ api_, urls_ }: Tracker): Promise<void> {
  const module = (await import(
    /* @vite-ignore */ urls_.dataLayer_
  )) as typeof import("./data-layer.ts");
  module.follow(api_ as never);
}

/** Shows where the site says that Global Privacy Control is honoured. */
export function showGpc(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-stagelight-gpc]")) {
    line.hidden = false;
  }
}

/** The decision trace. */
export function explain({ head_, visitor_ }: Tracker): ReturnType<typeof trace> {
  return trace(head_, visitor_.model_, visitor_.state_());
}

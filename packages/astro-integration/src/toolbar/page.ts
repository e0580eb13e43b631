import { decodeState, type Facts, type LifecycleState, prepare } from "@stagelight/core";
import site from "virtual:stagelight/toolbar";
import type { Memory } from "../anywhere/memory.ts";
import { AS_KEY, STORAGE_KEY } from "../anywhere/storage-policy.ts";
import { PURPOSES } from "@stagelight/core";
import type { LogEntry } from "../browser/dev-page.ts";
import type { Head, Slot } from "../browser/head-api.ts";
import { reconsider } from "../browser/navigation.ts";
import type { StagelightApi } from "../client.ts";
import { memoryOf, remembered } from "./memory.ts";

const model = prepare(site.model);
const api = (): StagelightApi & { readonly head_: Head } => window.stagelight as never;
const nowSecond = (): number => Math.floor(Date.now() / 1000);

/** What was picked last, which a visitor who refuses storage does not show. */
let picked: Facts | undefined;

/** What is known of the visitor of this page. */
export function facts(): Facts {
  return api().head_.facts_;
}

/** Where the visitor stands. */
export function state(): LifecycleState {
  const { l, h } = api().head_.memory_;
  return decodeState(model, l, nowSecond(), h);
}

/** Whether the page is shown as somebody who is made up. */
export function madeUp(): boolean {
  return window.stagelightDev?.madeUp() ?? false;
}

/** Whether the page's address asks for a preview: nothing is recorded then, and nothing can be picked. */
export function previewed(): boolean {
  return !("queue_" in api()) && !("explain" in api());
}

/** What has happened on this page, the newest first. */
export function log(): readonly LogEntry[] {
  return (window.stagelightDev?.log ?? []).filter(
    ({ detail }) => (detail as { event?: unknown } | null)?.event !== "Lifecycle Stage Changed",
  );
}

/** Makes something happen, as if the page had told it. */
export function fire(event: string, properties: Record<string, unknown>): void {
  api().track(event, properties);
}

/** Shows the page to a visitor who differs in this from whom it is shown to now. */
export function pick(change: Partial<Facts>): void {
  const now = nowSecond();
  const base = remembered(facts(), site.store) ? facts() : (picked ?? facts());
  picked = { ...base, ...change };
  if (!("consent" in change) && !remembered(picked, site.store)) {
    // Of others nothing is remembered, and so there would be nothing to see.
    picked = { ...picked, consent: { t: now, p: PURPOSES } };
  }
  if ("stage" in change) picked = { ...picked, tracks: { ...picked.tracks, "": picked.stage } };
  write(memoryOf(picked, site.model, site.store, now));
}

/** Shows the page to the developer again. */
export function leave(): void {
  picked = undefined;
  sessionStorage.removeItem(AS_KEY);
  const text = localStorage.getItem(STORAGE_KEY);
  let memory: Memory = {};
  try {
    memory = (JSON.parse(text!) as Memory | null) ?? {};
  } catch {}
  show(text, site.store || memory.c ? memory : {});
}

function write(memory: Memory): void {
  const text = JSON.stringify(memory);
  sessionStorage.setItem(AS_KEY, text);
  tellServer();
  show(text, memory);
}

/** Tells pages that are made on demand who is made up; or that nobody is any more. */
export function tellServer(): void {
  const { l: _, ...hint } = api().head_.memory_;
  const text = madeUp() ? encodeURIComponent(JSON.stringify(hint)) : "";
  // A tab that was closed has left its own behind.
  if (!site.onDemand || (!text && !document.cookie.includes(`${AS_KEY}=`))) return;
  document.cookie = `${AS_KEY}=${text}; path=${site.base}; samesite=lax${text ? "" : "; max-age=0"}`;
}

function show(text: string | null, memory: Memory): void {
  const { head_, consent } = api();
  head_.text_ = text === "{}" ? null : text;
  head_.memory_ = memory;
  head_.load_(document);
  tellServer();
  document.documentElement.dataset["stage"] = head_.facts_.stage;
  const slots = document.getElementsByTagName("stagelight-slot");
  if (site.onDemand && slots.length === 0) {
    // What the server has decided only the server can decide anew.
    location.reload();
  }
  for (const slot of slots) reconsider(head_, slot);
  // The site's own stores and scripts learn of it, but it is nothing that has happened.
  document.dispatchEvent(new CustomEvent("stagelight:consent", { detail: consent.get?.() }));
  window.stagelightDev?.log.shift();
}

/** The part that a slot would show now; nothing for the default. */
export function choose(slot: Slot): Element | undefined {
  return api().head_.choose_(slot);
}

/** Audiences of the config, compiled. */
export function audiences(): Head["audiences_"] {
  return api().head_.audiences_;
}

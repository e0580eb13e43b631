import { atom, onMount, type ReadableAtom } from "nanostores";
import type { Facts, Transition } from "@stagelight/core";
import type * as api from "./anywhere/api.ts";
import type { Consent, VerifiedStanding } from "./anywhere/api.ts";
import type { ChatApi } from "./anywhere/chat.ts";
import type { Referral } from "./anywhere/referral.ts";
import type { StageId } from "./site.ts";

export type { Consent, ConsentPurpose, VerifiedStanding } from "./anywhere/api.ts";
export type { ChatApi, ChatEvents } from "./anywhere/chat.ts";
export type { Referral } from "./anywhere/referral.ts";
export {
  PROMPT_STORAGE_POLICY,
  REFERRAL_STORAGE_POLICY,
  SERVER_STORAGE_POLICY,
  STORAGE_POLICY,
  type StoredItem,
  WIDGET_STORAGE_POLICY,
} from "./anywhere/storage-policy.ts";
export type { WidgetEvents } from "@stagelight/widgets/elements";
/** The answer of the server's `GET v1/me`. */
export type { MeAnswer } from "@stagelight/core/endpoints";

/** What `window.stagelight` offers, with the site's stages. */
export type StagelightApi = api.StagelightApi<StageId>;

/** The decision trace, with the site's stages. */
export type Explanation = api.Explanation<StageId>;

declare global {
  interface Window {
    stagelight: StagelightApi;
  }
  interface DocumentEventMap {
    /** The visitor has moved to another stage. */
    "stagelight:stage-change": CustomEvent<Transition>;
    /** Something has happened; the detail has the shape of the Segment Spec. */
    "stagelight:event": CustomEvent<Record<string, unknown>>;
    /** The visitor has chosen what may be stored and sent. */
    "stagelight:consent": CustomEvent<Consent>;
    /** It has become known, or has changed, by whose link the visitor has come. */
    "stagelight:referral": CustomEvent<Referral | undefined>;
    /** The server was asked where the visitor stands verified. */
    "stagelight:verified": CustomEvent<VerifiedStanding<StageId> | null>;
  }
}

/** What the visitor's browser knows now; nothing where a server renders. */
function facts(): Facts | undefined {
  return globalThis.window?.stagelight?.facts?.();
}

function stageNow(): StageId | undefined {
  const shown = globalThis.document?.documentElement.dataset.stage;
  return facts()?.stage ?? shown;
}

const EVENTS = ["stagelight:event", "stagelight:stage-change", "stagelight:consent"] as const;

/** A store that follows the visitor as long as somebody listens. */
function following<Value>(
  read: () => Value,
  events: readonly (keyof DocumentEventMap)[] = EVENTS,
): ReadableAtom<Value> {
  const store = atom(read());
  onMount(store, () => {
    if (!globalThis.document) return;
    const update = () => store.set(read());
    // The tracker may have told changes before anybody listened.
    update();
    for (const name of events) document.addEventListener(name, update);
    return () => {
      for (const name of events) document.removeEventListener(name, update);
    };
  });
  return store;
}

/**
 * The visitor's stage on the main track, live. What the page shows was decided by the stage at its
 * beginning; this follows every change. `undefined` where a server renders.
 */
export const $stage: ReadableAtom<StageId | undefined> = following(stageNow);

/**
 * What the browser knows of the visitor, live: stages by track, visits, traffic source, traits. A
 * hint, fit for copy. `undefined` until the tracker is loaded.
 */
export const $profile: ReadableAtom<Facts | undefined> = following(facts);

/** What the visitor allows, live. `undefined` until the tracker is loaded. */
export const $consent: ReadableAtom<Consent | undefined> = following(() =>
  globalThis.window?.stagelight?.consent.get?.(),
);

/**
 * By whose link the visitor has come, live: the code, and once the server has answered the program, what
 * the friend has by it, and perhaps the first name of who has shared it. `undefined` where by none.
 */
export const $referral: ReadableAtom<Referral | undefined> = following(
  () => globalThis.window?.stagelight?.referral?.(),
  ["stagelight:referral"],
);

/**
 * Where the visitor stands by what the site's own server vouches for, live. The server is asked when
 * somebody listens first. `undefined` until it has answered, `null` where it vouches for nothing.
 */
export const $verified: ReadableAtom<Verified> = followingServer();

type Verified = VerifiedStanding<StageId> | null | undefined;

function followingServer(): ReadableAtom<Verified> {
  const store = atom<Verified>();
  onMount(store, () => {
    if (!globalThis.document) return;
    const update = ({ detail }: DocumentEventMap["stagelight:verified"]) => store.set(detail);
    const ask = () => void window.stagelight?.verified?.();
    document.addEventListener("stagelight:verified", update);
    // The tracker may not be there yet; it is with the first event.
    document.addEventListener("stagelight:event", ask, { once: true });
    ask();
    return () => {
      document.removeEventListener("stagelight:verified", update);
      document.removeEventListener("stagelight:event", ask);
    };
  });
  return store;
}

/** Tells that something happened. Names and properties as in the Segment Spec. */
export const track: StagelightApi["track"] = (...call) => window.stagelight?.track(...call);

/** Tells a page view that no navigation has told. */
export const page: StagelightApi["page"] = (...call) => window.stagelight?.page(...call);

/** Tells what is known of the person; resolves when it is kept. */
export const identify: StagelightApi["identify"] = async (...call) =>
  window.stagelight?.identify(...call);

/** Forgets the visitor, but for the consent choice; resolves when that is done. */
export const reset: StagelightApi["reset"] = async () => window.stagelight?.reset();

/** Takes the visitor's choice what may be stored and sent; resolves when it holds. */
export const setConsent: StagelightApi["consent"]["set"] = async (choice) =>
  window.stagelight?.consent.set(choice);

/** Waits for the tracker, whose first sign is a page view. */
async function tracker(): Promise<StagelightApi> {
  if (!("explain" in window.stagelight)) {
    await new Promise((told) => {
      document.addEventListener("stagelight:event", told, { once: true });
    });
  }
  return window.stagelight;
}

/** Tells where the visitor stands, and what each slot shows and why. Waits for the tracker. */
export async function explain(): Promise<Explanation> {
  return (await tracker()).explain();
}

/**
 * Asks for a prompt of the config whose trigger is `{ code: true }`: it shows if its audience and the
 * attention budget allow it. Waits for the tracker.
 */
export async function prompt(id: string): Promise<void> {
  (await tracker()).prompt?.(id);
}

/** The chat of a site that has one; on others, and where a server renders, nothing happens. */
export const chat: ChatApi = {
  open: (...call) => inPage()?.open(...call),
  close: () => inPage()?.close(),
  toggle: () => inPage()?.toggle(),
  setUser: (...call) => inPage()?.setUser(...call),
  setAttributes: (...call) => inPage()?.setAttributes(...call),
  on: (...call) => inPage()?.on(...call) ?? (() => {}),
  reset: () => inPage()?.reset(),
};

function inPage(): ChatApi | undefined {
  return globalThis.window?.stagelight?.chat;
}

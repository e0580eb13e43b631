import { atom, onMount, type ReadableAtom } from "nanostores";
import type { Facts, Transition } from "@stagelight/core";
import type { Purpose } from "./anywhere/storage-policy.ts";
import type { StageId } from "./site.ts";

/** What `window.stagelight` offers; calls made before it is loaded wait in a queue. */
export interface StagelightApi {
  /** Tells that something happened. Names and properties as in the Segment Spec. */
  track(event: string, properties?: Record<string, unknown>): void;
  /** Tells a page view that no navigation has told. */
  page(properties?: Record<string, unknown>): void;
  /** Tells what is known of the person; resolves when it is kept. */
  identify(traits: Record<string, unknown>): Promise<void>;
  /** Forgets the visitor, but for the consent choice; resolves when that is done. */
  reset(): Promise<void>;
  /** What the visitor allows. */
  readonly consent: {
    /** There once the tracker is loaded. */
    get?(): Consent;
    /**
     * Takes the visitor's choice; purposes that are left out stay as they are. What is no longer
     * allowed is deleted. Resolves when that is done.
     */
    set(choice: Partial<Record<ConsentPurpose, boolean>>): Promise<void>;
  };
  /** What is known of the visitor now. There once the tracker is loaded. */
  facts?(): Facts;
  /** Tells where the visitor stands, and what each slot shows and why. */
  explain(): Promise<Explanation>;
}

/** What a visitor can allow or refuse. */
export type ConsentPurpose = Exclude<Purpose, "necessary">;

/** What the visitor allows, purpose by purpose. */
export interface Consent extends Readonly<Record<ConsentPurpose, boolean>> {
  readonly necessary: true;
  /** Whether the visitor has chosen, and the choice is not due again. */
  readonly decided: boolean;
  /** Whether the browser sends Global Privacy Control; `marketing` is never allowed then. */
  readonly globalPrivacyControl: boolean;
}

/** The decision trace. */
export interface Explanation {
  readonly stages: readonly StageId[];
  readonly tracks: readonly {
    readonly track: string;
    readonly stage: StageId;
    /** ISO 8601. */
    readonly since: string;
    readonly from?: StageId;
    readonly rule?: string;
    readonly counted?: number;
  }[];
  readonly facts: Facts;
  readonly slots: readonly {
    readonly name: string | null;
    readonly shown: string;
    readonly wouldShow: string;
    readonly parts: readonly { readonly name: string | null; readonly when: string }[];
  }[];
}

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

/** A store that follows the visitor as long as somebody listens. */
function following<Value>(read: () => Value): ReadableAtom<Value> {
  const store = atom(read());
  onMount(store, () => {
    if (!globalThis.document) return;
    const update = () => store.set(read());
    // The tracker may have told changes before anybody listened.
    update();
    for (const name of EVENTS) document.addEventListener(name, update);
    return () => {
      for (const name of EVENTS) document.removeEventListener(name, update);
    };
  });
  return store;
}

const EVENTS = ["stagelight:event", "stagelight:stage-change", "stagelight:consent"] as const;

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

/** Tells where the visitor stands, and what each slot shows and why. Waits for the tracker. */
export async function explain(): Promise<Explanation> {
  if (!("explain" in window.stagelight)) {
    await new Promise((told) => {
      document.addEventListener("stagelight:event", told, { once: true });
    });
  }
  return window.stagelight.explain();
}

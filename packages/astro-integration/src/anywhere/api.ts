import type { Facts, PromptVerdict } from "@stagelight/core";
import type { ChatApi } from "./chat.ts";
import type { Referral } from "./referral.ts";
import type { Purpose } from "./storage-policy.ts";

/** What `window.stagelight` offers; calls made before it is loaded wait in a queue. */
export interface StagelightApi<Stage extends string = string> {
  /** Tells that something happened. Names and properties as in the Segment Spec. */
  track(event: string, properties?: Record<string, unknown>): void;
  /** Tells a page view that no navigation has told. */
  page(properties?: Record<string, unknown>): void;
  /**
   * Tells what is known of the person, or shows an identity token that the site's backend has signed;
   * resolves when it is kept. A token is sent at once where the visitor allows `analytics`, and is
   * never stored.
   */
  identify(traitsOrToken: Record<string, unknown> | string): Promise<void>;
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
  /**
   * Where the visitor stands by what the site's own server vouches for; `null` where it has told
   * nothing, or the visitor does not allow `analytics`. The server is asked once a page, and after a
   * token was shown. On sites with a server, once the tracker is loaded.
   */
  verified?(): Promise<VerifiedStanding<Stage> | null>;
  /**
   * Asks for a prompt whose trigger is `{ code: true }`: it shows if its audience and the attention
   * budget allow it. On sites that have prompts, once the tracker is loaded.
   */
  prompt?(id: string): void;
  /**
   * By whose link the visitor has come; nothing where by none. What the link is good for comes a moment
   * later, with the event `stagelight:referral`. On sites that have referral, once there is a code.
   */
  referral?(): Referral | undefined;
  /** The chat, on sites that have one. Nothing of it is loaded before it is opened. */
  readonly chat?: ChatApi;
  /** Tells where the visitor stands, what each slot shows and why, and why prompts do not show. */
  explain(): Promise<Explanation<Stage>>;
}

/** A stage that the server vouches for. */
export interface VerifiedStanding<Stage extends string = string> {
  /** On the main track. */
  readonly stage: Stage;
  /** ISO 8601. */
  readonly since: string;
  /** Why, with a sentence for people; nothing at the beginning. */
  readonly reason: { readonly rule: string; readonly text: string } | null;
  /** Stages of the other tracks, by their key. */
  readonly tracks: Readonly<Record<string, Stage>>;
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
export interface Explanation<Stage extends string = string> {
  readonly stages: readonly Stage[];
  readonly tracks: readonly {
    readonly track: string;
    readonly stage: Stage;
    /** ISO 8601. */
    readonly since: string;
    readonly from?: Stage;
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
  /** Why each of the site's prompts does or does not show now; on sites that have some. */
  readonly prompts?: readonly PromptVerdict[];
}

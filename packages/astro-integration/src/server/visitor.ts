import {
  type Audience,
  type AudienceTable,
  channelOf,
  evaluate,
  type Facts,
  profileFacts,
  visitSource,
} from "@stagelight/core";
import { StagelightError } from "@stagelight/core/config";
import type { APIContext } from "astro";
import site from "virtual:stagelight/site";
import readPass from "virtual:stagelight/verified";
import { factsOf } from "../anywhere/facts.ts";
import type { Memory } from "../anywhere/memory.ts";
import { AS_KEY, STORAGE_KEY } from "../anywhere/storage-policy.ts";
import { imagine, PREVIEW } from "../anywhere/imagine.ts";
import type { AudienceName, StageId } from "../site.ts";
import { audienceTable } from "./audiences.ts";
import { isIsland, pageLocale } from "./page-locale.ts";

/**
 * The visitor of a page that is made on demand: what the browser's cookies tell. All but `verified`
 * is a hint, fit for copy and for nothing of value: visitors can write that cookie themselves.
 */
export interface Visitor {
  /** Stage on the main track. */
  readonly stageHint: StageId;
  /** Stage by track. */
  readonly trackHints: Readonly<Record<string, StageId>>;
  /** Visits, this one included. */
  readonly visits: number;
  /** How this visit came to the site. */
  readonly source: Facts["source"];
  /** Traits that the config's audiences name. */
  readonly traits: Readonly<Record<string, unknown>>;
  /**
   * What the site's server vouches for, and so fit for what is of value; `null` for everybody of
   * whom it knows nothing. An hour old at most.
   */
  readonly verified: VerifiedStage | null;
  /** Whether an audience fits. */
  matches(audience: Audience<StageId, AudienceName>): boolean;
}

/** A stage that rests on what the site's own server has told, from the signed stage cookie. */
export interface VerifiedStage {
  /** Stage on the main track. */
  readonly stage: StageId;
  /** Stage by track. */
  readonly tracks: Readonly<Record<string, StageId>>;
  /** When it was so. */
  readonly at: Date;
}

/** A visitor, and what the middleware must know of its use. */
export interface ServedVisitor extends Visitor {
  /** Whether the response may depend on the visitor, and enough is known for these audiences. */
  readonly [TAILORS]: (tables: readonly AudienceTable[]) => boolean;
  /** Is told of HTML that may not show. */
  readonly [HIDES]: (html: string) => void;
  /** Whether a compiled audience fits. */
  readonly [FITS]: (when: AudienceTable) => boolean;
}

export const HIDES = Symbol.for("stagelight.hides");
export const TAILORS = Symbol.for("stagelight.tailors");
export const FITS = Symbol.for("stagelight.fits");

/** How a response and its visitor belong together. */
export interface Use {
  /** Something of the visitor was read. */
  read: boolean;
  /** The response was declared fit for shared caches: nothing may be read any more. */
  sealed: boolean;
}

/** The visitor of an on-demand request. */
export function visitorOf(context: APIContext, use: Use): ServedVisitor {
  let facts: Facts | undefined;
  const read = (): Facts => {
    if (use.sealed) return stranger(context);
    use.read = true;
    try {
      facts ??= previewed(context) ?? factsFor(context, remembered(context));
    } catch {
      // Anybody can write a cookie in which nothing is what it should be.
      facts = factsFor(context, {});
    }
    return facts;
  };
  return {
    get stageHint() {
      return read().stage;
    },
    get trackHints() {
      return read().tracks as Record<string, StageId>;
    },
    get visits() {
      return read().visits;
    },
    get source() {
      return read().source;
    },
    get traits() {
      return read().traits;
    },
    get verified() {
      if (use.sealed) return (complain(context), null);
      use.read = true;
      return verifiedOf(context);
    },
    matches: (audience) =>
      evaluate(audienceTable(audience, "The audience of matches() does not fit."), read()),
    [TAILORS]: (tables) =>
      !use.sealed && (pageLocale(context) !== "" || !JSON.stringify(tables).includes('["locale"')),
    [HIDES]: () => {},
    [FITS]: (when) => evaluate(when, read()),
  };
}

function factsFor(context: APIContext, memory: Memory): Facts {
  const { url, request } = context;
  const referrer = request.headers.get("referer") ?? "";
  // A server island is asked for by the page that it lies in.
  const landing = isIsland(url) ? visitSource(referrer, "") : visitSource(url.href, referrer);
  const locale = pageLocale(context);
  const { stages, profile } = site.table;
  const facts = factsOf(memory, stages, landing, locale, channelOf);
  return profile ? { ...facts, ...profileFacts(profile, memory.h, facts.now!) } : facts;
}

/** The visitor that a preview link asks for; nothing where it asks for none that there is. */
function previewed(context: APIContext): Facts | undefined {
  const { url, request } = context;
  const address = isIsland(url) ? (request.headers.get("referer") ?? "") : url.search;
  const wish = new URLSearchParams(address.replace(/^[^?]*/, "")).get(PREVIEW);
  if (wish === null || !site.previews) return undefined;
  const { facts, unmet } = imagine(wish, factsFor(context, {}), site.previews, channelOf);
  return unmet.length > 0 ? undefined : facts;
}

/** What a page sees that has declared itself the same for everybody, and then asks who is there. */
function stranger(context: APIContext): Facts {
  complain(context);
  return factsFor(context, {});
}

function complain(context: APIContext): void {
  const problem = new StagelightError(
    "shared-response",
    `${context.url.pathname} declares its response fit for shared caches, and then asks who the visitor is: it is told of a stranger. Remove the Cache-Control header (or Astro.cache), or use <ByStage> or <ForAudience>, which decide in the browser on such a page.`,
  );
  if (import.meta.env.DEV) throw problem;
  console.error(problem.message);
}

/** What the stage cookie proves. A stage that the model no longer has proves nothing. */
function verifiedOf({ request }: APIContext): VerifiedStage | null {
  if (readPass === "no-server") return null;
  if (readPass === "not-installed") {
    throw new StagelightError(
      "server-missing",
      "The verified stage is read with @stagelight/server, which is not installed. Install it (npm install @stagelight/server), also where the server itself runs elsewhere.",
    );
  }
  const pass = readPass(request.headers.get("cookie"));
  if (!pass) return null;
  const known = Object.entries({ ...pass.tracks, "": pass.stage }).filter(([, stage]) =>
    site.table.stages.includes(stage),
  );
  const tracks = Object.fromEntries(known) as Record<string, StageId>;
  const stage = tracks[""];
  return stage === undefined ? null : { stage, tracks, at: new Date(pass.at * 1000) };
}

/** The visitor of a prerendered page: there is none, and asking stops the build. */
export function nobody(path: string, hidden: string[] = []): ServedVisitor {
  const refuse = (): never => {
    throw new StagelightError(
      "prerendered-visitor",
      `${path} is prerendered, and a prerendered page has no visitor. Use <ByStage> or <ForAudience>, which decide in the browser before the first paint; or make the part a server island (server:defer); or add "export const prerender = false" to the page.`,
    );
  };
  return {
    get stageHint() {
      return refuse();
    },
    get trackHints() {
      return refuse();
    },
    get visits() {
      return refuse();
    },
    get source() {
      return refuse();
    },
    get traits() {
      return refuse();
    },
    get verified(): never {
      throw unproven(path);
    },
    matches: refuse,
    [TAILORS]: () => false,
    [HIDES]: (html) => {
      if (html.includes("data-island-id")) hidden.push(html);
    },
    [FITS]: refuse,
  };
}

/** The error of a prerendered page that asks for a verified stage. */
export function unproven(path: string): StagelightError {
  return new StagelightError(
    "prerendered-visitor",
    `${path} is prerendered, and asks for a verified stage, which only a request can prove. Make the part a server island (server:defer), or add "export const prerender = false" to the page.`,
  );
}

function remembered({ cookies }: APIContext): Memory {
  try {
    const own = cookies.get(STORAGE_KEY);
    // In development the toolbar may have made up a visitor.
    const cookie = import.meta.env.DEV ? (cookies.get(AS_KEY) ?? own) : own;
    const memory = (cookie?.json() as Memory | null) ?? {};
    return site.store || memory.c ? memory : {};
  } catch {
    return {};
  }
}

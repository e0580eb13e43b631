import {
  type Audience,
  type AudienceTable,
  channelOf,
  evaluate,
  type Facts,
  visitSource,
} from "@stagelight/core";
import { readAudience, StagelightError } from "@stagelight/core/config";
import type { APIContext } from "astro";
import site from "virtual:stagelight/site";
import { factsOf } from "../anywhere/facts.ts";
import { type Memory, STORAGE_KEY } from "../anywhere/memory.ts";
import type { AudienceName, StageId } from "../site.ts";

/**
 * The visitor of a page that is made on demand: what the browser's cookie tells. It is a hint, fit
 * for copy and for nothing of value: visitors can write their cookies themselves.
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
  /** Whether an audience fits. */
  matches(audience: Audience<StageId, AudienceName>): boolean;
}

/** A visitor, and what the middleware must know of its use. */
export interface ServedVisitor extends Visitor {
  /** Whether the response may depend on the visitor. */
  readonly [TAILORS]: () => boolean;
  /** Whether a compiled audience fits. */
  readonly [FITS]: (when: AudienceTable) => boolean;
}

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
  let facts: ReturnType<typeof factsOf> | undefined;
  const read = () => {
    if (use.sealed) {
      throw new StagelightError(
        "shared-response",
        `${context.url.pathname} declares its response fit for shared caches, and then asks who the visitor is. Remove the Cache-Control header (or Astro.cache), or use <ByStage> or <ForAudience>, which decide in the browser on such a page.`,
      );
    }
    use.read = true;
    return (facts ??= factsOf(
      remembered(context),
      site.table.stages,
      visitSource(context.url.href, context.request.headers.get("referer") ?? ""),
      context.currentLocale ?? "",
      channelOf,
    ));
  };
  return {
    get stageHint() {
      return read().stage as StageId;
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
    matches: (audience) =>
      evaluate(readAudience(audience, site, "The audience of matches() does not fit."), read()),
    [TAILORS]: () => !use.sealed,
    [FITS]: (when) => evaluate(when, read()),
  };
}

/** The visitor of a prerendered page: there is none, and asking stops the build. */
export function nobody(path: string): ServedVisitor {
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
    matches: refuse,
    [TAILORS]: () => false,
    [FITS]: refuse,
  };
}

function remembered({ cookies }: APIContext): Memory {
  try {
    return (cookies.get(STORAGE_KEY)?.json() as Memory | null) ?? {};
  } catch {
    return {};
  }
}

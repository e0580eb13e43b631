import { type AudienceTable, describeAudience } from "@stagelight/core";
import type { Entry } from "./entry.ts";
import { always, type Domain, EVERYBODY, never, waysNotToFit, waysToFit } from "./logic.ts";
import { domainOf, ordered, type SiteDomain } from "./order.ts";
import { describeWindow } from "./window.ts";

/** What one visitor may see, and on which condition beside the stage; none for all the others. */
export interface Outcome {
  /** Nothing stands for the component's own content, or for nothing at all. */
  readonly entry?: Entry | undefined;
  /** The condition in words. */
  readonly condition?: string | undefined;
}

/** What visitors in one stage see in one language at one place: the first that fits. */
export interface Cell {
  readonly stage: string;
  readonly locale: string;
  readonly outcomes: readonly Outcome[];
}

/** What visitors see at one place. */
export interface PlaceCoverage {
  readonly place: string;
  /** Whether the page shows something of its own when no entry fits. */
  readonly hasDefault: boolean;
  readonly cells: readonly Cell[];
}

/** What visitors would see at a place, by stage and language. */
export function coverPlace(
  place: string,
  entries: readonly Entry[],
  hasDefault: boolean,
  site: SiteDomain,
): PlaceCoverage {
  const cells = pageLocales(site).flatMap((locale) => {
    const candidates = ordered(entries, locale, site);
    return site.stages.map((stage) => {
      const outcomes = outcomesIn(candidates, domainOf(site, locale, stage), site.now);
      return { stage, locale, outcomes };
    });
  });
  return { place, hasDefault, cells };
}

/** The languages of a site's pages; one without a name where it has none. */
export function pageLocales({ locales }: SiteDomain): readonly string[] {
  return locales.length > 0 ? locales : [""];
}

function outcomesIn(candidates: readonly Entry[], domain: Domain, now: number): Outcome[] {
  const outcomes: Outcome[] = [];
  // Who may still be left. Where that becomes too much to know, it stays as it was: too many.
  let left = EVERYBODY;
  let exact = true;
  for (const entry of candidates) {
    if (waysToFit(entry.table, left, domain)?.length === 0) continue;
    const others = exact ? waysNotToFit(entry.table, left, domain) : undefined;
    if (others?.length === 0 || always(entry.table, domain)) return [...outcomes, { entry }];
    outcomes.push({ entry, condition: describe(entry, domain, now) });
    if (others) left = others;
    else exact = false;
  }
  return [...outcomes, {}];
}

/** What is asked beside what is certain: `if visits is at least 2, from 2026-12-01`. */
function describe({ audience, window }: Entry, domain: Domain, now: number): string {
  const rest = audience && simplified(audience, domain);
  const texts = [
    rest && rest.length > 1 && `if ${describeAudience(rest)}`,
    window && describeWindow(window, now),
  ];
  return texts.filter(Boolean).join(", ") || "for some visitors";
}

/** A table without the parts that are certain; `["&"]` fits everybody, `["|"]` nobody. */
export function simplified(table: AudienceTable, domain: Domain): AudienceTable {
  if (always(table, domain)) return ["&"];
  if (never(table, domain)) return ["|"];
  const [operator, ...nodes] = table as readonly ["&" | "|", ...AudienceTable[]];
  if ((operator as string) === "!") return ["!", simplified(nodes[0]!, domain)];
  if (operator !== "&" && operator !== "|") return table;
  // What fits everybody says nothing in "all of", and what fits nobody says nothing in "one of".
  const rest = nodes
    .map((node) => simplified(node, domain))
    .filter((node) => !(node.length === 1 && node[0] === operator));
  return rest.length === 1 ? rest[0]! : [operator, ...rest];
}

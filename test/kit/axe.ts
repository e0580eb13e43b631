import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export interface LookedAt {
  /** Only this part of the page. */
  readonly within?: string;
  /** Without this part. */
  readonly but?: string;
  /** Rules that do not fit the page. */
  readonly less?: readonly string[];
  /** What axe is not sure of too. */
  readonly unsure?: boolean;
}

/**
 * What axe finds wrong with a page, its shadow roots and its frames of the same origin: rule, place, HTML, reasons.
 * In the page itself, and without the list of what is right: a third of the time that axe takes else.
 */
export async function violations(page: Page, looked: LookedAt = {}): Promise<unknown[]> {
  const { within, but, less = [], unsure = false } = looked;
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (within) axe.include(within);
  if (but) axe.exclude(but);
  axe.options({
    resultTypes: unsure ? ["violations", "incomplete"] : ["violations"],
    rules: Object.fromEntries(less.map((rule) => [rule, { enabled: false }])),
  });
  const found = await axe.analyze();
  return [...found.violations, ...(unsure ? found.incomplete : [])].map(({ id, nodes }) => [
    id,
    nodes.map(({ target, html, any }) => [target, html, any.map(({ message }) => message)]),
  ]);
}

/** By how many pixels a page is wider than its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

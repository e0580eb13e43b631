import { fileURLToPath } from "node:url";
import type { ContentReport, Finding } from "../content/check.ts";
import type { Cell, Outcome, PlaceCoverage } from "../content/coverage.ts";
import type { Entry } from "../content/entry.ts";
import { groupBy } from "../content/group-by.ts";
import { shortFile } from "../content/print.ts";
import { seenOn } from "../content/shelf.ts";
import { COVERAGE_STYLE } from "./coverage-style.ts";

/** What the page has to know of the site. */
export interface CoverageSite {
  /** The path that all pages begin with, ending in a slash. */
  readonly home: string;
  readonly root: URL;
}

/** The page of what visitors see, as HTML; it says how to begin where there is no collection. */
export function coveragePage(report: ContentReport | undefined, site: CoverageSite): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What visitors see · Stagelight</title>
<link rel="icon" href="data:,">
<style>${COVERAGE_STYLE}</style>
<script type="module" src="${escaped(site.home)}@vite/client"></script>
<script type="module">${OPEN_IN_EDITOR}</script>
</head>
<body>
${report ? filled(report, site) : BEGINNING}
</body>
</html>`;
}

/** Files open in the editor without leaving the page. */
const OPEN_IN_EDITOR = `document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-open]");
  if (!link) return;
  event.preventDefault();
  fetch(link.href);
});`;

const BEGINNING = `<main>
<h1>What visitors see</h1>
<p>This site has no content collection yet. Put this into <code>src/content.config.ts</code>, and the
first entry into <code>src/content/stagelight/</code>.</p>
<pre tabindex="0"><code>import { stagelightCollection } from "@stagelight/astro/content";

export const collections = { stagelight: stagelightCollection() };</code></pre>
</main>`;

function filled(report: ContentReport, site: CoverageSite): string {
  const { findings, places, entries } = report;
  const levels = groupBy(findings, ({ level }) => level);
  const links = places.map(({ place }) => {
    return `<li><a href="#${escaped(idOf(place))}">${escaped(place)}</a></li>`;
  });
  return `<header>
<h1>What visitors see</h1>
<p>Made from ${entries.length} ${entries.length === 1 ? "entry" : "entries"} at ${places.length}
${places.length === 1 ? "place" : "places"}. Follows every change that you save.</p>
${places.length > 1 ? `<nav aria-label="Places"><ul>${links.join("")}</ul></nav>` : ""}
</header>
<main>
${findingsSection("To mend before the next build", "error", levels.get("error"), site)}
${findingsSection("Worth a look", "warning", levels.get("warning"), site)}
${findingsSection("Good to know", "note", levels.get("note"), site)}
${findings.length === 0 ? `<p class="fine">Everything fits: every entry can show, and none is in another's way.</p>` : ""}
${places.map((place) => placeSection(place, report, site)).join("\n")}
</main>`;
}

function findingsSection(
  title: string,
  level: Finding["level"],
  findings: readonly Finding[] = [],
  site: CoverageSite,
): string {
  if (findings.length === 0) return "";
  const items = findings.map(
    ({ path, expected, found, help, file }) => `<li>
<h3>${escaped(path)}</h3>
<p>${escaped(help)}</p>
<dl><div><dt>Expected</dt><dd>${escaped(expected)}</dd></div><div><dt>Found</dt><dd>${escaped(found)}</dd></div></dl>
${file ? `<p>${fileLink(file, site)}</p>` : ""}
</li>`,
  );
  return `<section class="findings ${level}">
<h2>${title} <span class="count">${findings.length}</span></h2>
<ul>${items.join("\n")}</ul>
</section>`;
}

/** Of a route with parameters only the pages that were opened are known. */
const NO_PREVIEW = `<p>Open a page with this place in each language once: then its column here has a “Preview”.</p>`;

function placeSection(coverage: PlaceCoverage, report: ContentReport, site: CoverageSite): string {
  const { place, cells } = coverage;
  const locales = [...new Set(cells.map(({ locale }) => locale))];
  const pages = pagesOf(place, report, site);
  const rows = [...groupBy(cells, ({ stage }) => stage)].map(([stage, own]) => {
    const columns = own.map((cell) => `<td>${cellHtml(cell, coverage, pages, site, locales)}</td>`);
    return `<tr><th scope="row">${escaped(stage)}</th>${columns.join("")}</tr>`;
  });
  const heads = locales.map((locale) => `<th scope="col">${escaped(languageName(locale))}</th>`);
  return `<section class="place" aria-labelledby="${escaped(idOf(place))}">
<h2 id="${escaped(idOf(place))}">${escaped(place)}</h2>
<p>${pagesText(place, pages, report)}</p>
${locales.every((locale) => pageIn(locale, pages, locales)) ? "" : NO_PREVIEW}
<div class="scroll" role="region" tabindex="0" aria-label="Table of ${escaped(place)}">
<table>
<thead><tr><th scope="col">Stage</th>${heads.join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody>
</table>
</div>
</section>`;
}

/** A language for people: `Korean (ko)`. */
function languageName(locale: string): string {
  if (!locale) return "All pages";
  try {
    return `${new Intl.DisplayNames("en", { type: "language" }).of(locale)} (${locale})`;
  } catch {
    // Astro lets paths of languages be any word.
    return locale;
  }
}

function pagesText(place: string, pages: readonly string[], { uses }: ContentReport): string {
  const here = uses.uses.filter((use) => use.place === place);
  const patterns = [...new Set(here.flatMap(({ file }) => uses.routesOf(file)))];
  const others = patterns.filter((pattern) => pattern.includes("["));
  const links = pages.map((page) => `<a href="${escaped(page)}">${escaped(page)}</a>`);
  const rest = others.map((pattern) => `<code>${escaped(pattern)}</code>`);
  const all = [...links, ...rest];
  if (all.length > 0) return `On ${all.join(" · ")}`;
  const files = [...new Set(here.map(({ file }) => file))];
  if (files.length === 0) return "No page uses this place yet.";
  return `In ${files.map((file) => `<code>${escaped(file)}</code>`).join(" · ")}`;
}

/** Addresses of pages that show a place: those without parameters, and those that were opened. */
function pagesOf(place: string, { uses }: ContentReport, { home }: CoverageSite): string[] {
  const routes = uses.uses
    .filter((use) => use.place === place)
    .flatMap(({ file }) => uses.routesOf(file))
    .filter((pattern) => !pattern.includes("["))
    .map((pattern) => home.slice(0, -1) + pattern);
  const plain = (path: string): string => path.replace(/(.)\/$/, "$1");
  const opened = seenOn(place).filter(
    (path) => !routes.some((route) => plain(route) === plain(path)),
  );
  return [...new Set([...routes, ...opened])].sort();
}

function cellHtml(
  { stage, locale, outcomes }: Cell,
  { hasDefault }: PlaceCoverage,
  pages: readonly string[],
  site: CoverageSite,
  locales: readonly string[],
): string {
  const items = outcomes.map((outcome) =>
    outcomeHtml(outcome, outcomes.length > 1, hasDefault, site),
  );
  const page = pageIn(locale, pages, locales);
  const address = page && `${page}?stagelight-preview=${encodeURIComponent(stage)}`;
  const label = `Preview ${stage}${locale && ` in ${locale}`}`;
  const preview = address
    ? `<a class="preview" href="${escaped(address)}" aria-label="${escaped(label)}">Preview</a>`
    : "";
  return `<ol>${items.join("")}</ol>${preview}`;
}

/** A page in a language: by its path, or, for the first language, one that names none. */
function pageIn(
  locale: string,
  pages: readonly string[],
  locales: readonly string[],
): string | undefined {
  const named = (page: string, each: string): boolean => page.split("/").includes(each);
  return (
    pages.find((page) => named(page, locale)) ??
    (locale === locales[0]
      ? pages.find((page) => !locales.some((each) => named(page, each)))
      : undefined)
  );
}

function outcomeHtml(
  { entry, condition }: Outcome,
  several: boolean,
  hasDefault: boolean,
  site: CoverageSite,
): string {
  const when = condition ?? (several ? "otherwise" : "");
  const name = entry ? entryHtml(entry, site) : missing(hasDefault);
  return `<li>${when ? `<span class="when">${escaped(when)}</span> ` : ""}${name}</li>`;
}

function missing(hasDefault: boolean): string {
  return hasDefault
    ? `<span class="default">the page’s own content</span>`
    : `<strong class="nothing">nothing</strong>`;
}

function entryHtml({ title, file }: Entry, site: CoverageSite): string {
  const link = fileLink(file, site);
  return title ? `<span class="title">${escaped(title)}</span> ${link}` : link;
}

function fileLink(file: string, { home, root }: CoverageSite): string {
  const path = fileURLToPath(new URL(encodeURI(file), root));
  const address = `${home}__open-in-editor?file=${encodeURIComponent(path)}`;
  return `<a data-open class="file" href="${escaped(address)}" title="Open in your editor">${escaped(shortFile(file))}</a>`;
}

function idOf(place: string): string {
  return `place-${place.replace(/\s+/g, "-")}`;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/**
 * Shows the page as somebody else sees it, where its address asks for that. Only in the head
 * scripts of sites that allow it, and in development.
 */
import type { Facts } from "@stagelight/core";
import type { ChannelOf } from "../anywhere/facts.ts";
import type { HeadTable, PreviewTable } from "../anywhere/memory.ts";
import { imagine, PREVIEW } from "../anywhere/imagine.ts";
import { previewTexts } from "../anywhere/preview-texts.ts";
import type { Head } from "./head-api.ts";

/** Whether this is `astro dev`, which has a toolbar at the bottom. */
declare const DEV: boolean;

/** What the page's address asks for; nothing where it asks for nothing. */
export function previewOf(
  site: Pick<HeadTable, "stages" | "audiences"> & PreviewTable,
  channelOf: ChannelOf,
) {
  const wish = new URLSearchParams(location.search).get(PREVIEW);
  if (wish === null) return undefined;
  const { stages, audiences, segments, labels } = site;
  let unmet: readonly string[] = [];

  /** The facts of the visitor that is asked for; this visitor's where there is no such one. */
  function facts_(own: Facts): Facts {
    const imagined = imagine(wish!, own, site, channelOf);
    unmet = imagined.unmet;
    return unmet.length > 0 ? own : imagined.facts;
  }

  /** Says on the page what it is, and keeps it so from page to page. */
  function begin_(head: Head): void {
    if (unmet.length > 0) {
      console.warn(
        `[stagelight] No preview for ${JSON.stringify(unmet.join(", "))}. Stages: ${stages.join(", ")}. Audiences: ${names(audiences)}. Segments: ${names(segments)}.`,
      );
    }
    const keepIt = (event: Event): void => keep(event, wish!);
    const show = (): void => notice(wish!, unmet, labels);
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
    for (const type of ["click", "auxclick"]) document.addEventListener(type, keepIt, true);
    // The router parses pages where no script runs, and replaces the attributes of <html>.
    document.addEventListener("astro:before-swap", (event) => {
      const page = (event as Event & { newDocument: Document }).newDocument;
      head.load_(page);
      page.documentElement.dataset["stage"] = head.facts_.stage;
      for (const fallback of page.getElementsByTagName("stagelight-default")) head.pick_(fallback);
    });
    document.addEventListener("astro:after-swap", show);
  }

  return { facts_, begin_ };
}

function names(tables: object): string {
  return Object.keys(tables).join(", ") || "none";
}

/** Links to pages of the site lead to the same preview. */
function keep(event: Event, wish: string): void {
  const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href]");
  if (link?.origin !== location.origin || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.searchParams.has(PREVIEW)) return;
  // Commas, colons and slashes stay readable.
  const value = encodeURIComponent(wish).replace(/%(2C|3A|2F)/g, decodeURIComponent);
  url.search += `${url.search ? "&" : "?"}${PREVIEW}=${value}`;
  link.href = url.href;
}

const STYLE = `
:host { all: initial; }
section { position: fixed; z-index: 2147483647; inset: auto auto max(12px, env(safe-area-inset-bottom)) 50%; transform: translateX(-50%); box-sizing: border-box; display: flex; align-items: center; gap: 12px; width: max-content; max-width: calc(100vw - 24px); padding: 6px 6px 6px 16px; border: 1px solid #fff6; border-radius: 24px; background: #16181d; color: #fff; font: 500 14px/1.4 system-ui, sans-serif; box-shadow: 0 4px 20px #0006; }
.top { inset-block: 12px auto; }
p { margin: 0; overflow-wrap: anywhere; }
a { flex: none; padding: 6px 12px; border-radius: 999px; background: #fff; color: #16181d; text-decoration: none; }
a:hover { background: #dfe3ea; }
a:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
@media (forced-colors: active) { a { text-decoration: underline; } }
@media print { section { display: none; } }
`;

/** A line at the bottom of the page, apart from the site's own styles. */
function notice(wish: string, unmet: readonly string[], labels: PreviewTable["labels"]): void {
  document.querySelector("stagelight-preview")?.remove();
  const texts = previewTexts(document.documentElement.lang);
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  const host = document.createElement("stagelight-preview");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const section = document.createElement("section");
  const text = document.createElement("p");
  const leave = document.createElement("a");
  const shown = unmet.join(", ") || inWords(wish, labels, texts.lang);
  text.textContent = (unmet.length > 0 ? texts.unknown : texts.preview).replace("{}", () => shown);
  section.lang = texts.lang;
  section.setAttribute("aria-label", text.textContent);
  if (DEV) section.className = "top";
  leave.textContent = texts.leave;
  leave.href = withoutPreview();
  // The router would keep the script that is in the page.
  leave.dataset["astroReload"] = "";
  section.append(text, leave);
  root.append(section);
  // Beside the body, where no rule of the site counts children.
  document.documentElement.append(host);
}

/** What is asked for, with the names that people call the stages by. */
function inWords(wish: string, labels: PreviewTable["labels"], language: string): string {
  const parts = wish.split(",").map((part) => {
    const [key, value] = part.includes(":") ? part.split(/:(.*)/) : ["stage", part];
    return key === "stage" ? (labels[value!]?.[language] ?? value) : `${key} ${value}`;
  });
  return parts.join(" · ");
}

function withoutPreview(): string {
  const url = new URL(location.href);
  const rest = url.search
    .slice(1)
    .split("&")
    .filter((part) => !part.startsWith(`${PREVIEW}=`));
  url.search = rest.join("&");
  return url.href;
}

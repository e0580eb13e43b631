import "./slot.css";
import type { AudienceTable } from "@stagelight/core";
import { renderTemplate, unescapeHTML } from "astro/runtime/server/index.js";
import { FITS, HIDES, type ServedVisitor, TAILORS } from "../server/visitor.ts";
import { attribute, withLazyImages } from "./html.ts";
import { renderApart } from "./render-slots.ts";

/** One part of a tailored slot. */
export interface Part {
  /** What the decision trace calls it. */
  readonly name: string;
  /** Slot of the component that holds its content. */
  readonly slot: unknown;
  readonly table: AudienceTable;
  /** A shorter form for the page: the audience's name in the config, or `=` and a stage. */
  readonly short?: string | undefined;
}

/** What Astro's components are given, as much of it as is needed. */
export interface Render {
  readonly result: unknown;
  /** Whom the page is made for; nobody where it is the same for everybody. */
  readonly visitor: ServedVisitor | undefined;
  readonly name?: string | undefined;
}

/** Renders one slot and nothing beside it. */
export async function renderOne({ result }: Pick<Render, "result">, slot: unknown) {
  // Begun before the head is written: entries of collections bring styles.
  const shown = typeof slot === "function" ? await slot(result) : slot;
  return renderTemplate`${shown as never}`;
}

/**
 * Renders a slot of which one part is shown. In a page that is the same for everybody all parts
 * are there, inert, and the head script picks; in a page that is made for one visitor only the
 * part that fits.
 */
export async function renderTailored(
  { result, visitor, name }: Render,
  parts: readonly Part[],
  fallback: unknown,
): Promise<unknown> {
  if (visitor?.[TAILORS](parts.map(({ table }) => table))) {
    const chosen = parts.find(({ table }) => visitor[FITS](table));
    return renderOne({ result }, chosen ? chosen.slot : fallback);
  }
  const once: unknown[] = [];
  let html = `<stagelight-slot${name === undefined ? "" : ` name="${attribute(name)}"`}>`;
  for (const part of parts) {
    const rendered = await renderApart(result, part.slot);
    once.push(...rendered.once);
    const when = part.short ?? JSON.stringify(part.table);
    html += `<template name="${attribute(part.name)}" data-when="${attribute(when)}">${rendered.html}</template>`;
  }
  const standard = fallback ? await renderApart(result, fallback) : { html: "", once: [] };
  once.push(...standard.once);
  html += `<stagelight-default>${withLazyImages(standard.html)}</stagelight-default></stagelight-slot>`;
  visitor?.[HIDES](html);
  return renderTemplate`${once}${unescapeHTML(html)}`;
}

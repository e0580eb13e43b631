import { renderSlotToString } from "astro/runtime/server/index.js";

/** A rendered slot: its HTML, and what Astro wants to write once for the page. */
export interface RenderedSlot {
  readonly html: string;
  /** Astro's own scripts and styles for islands and components. */
  readonly once: readonly unknown[];
}

interface SlotString {
  readonly instructions?: readonly unknown[] | null;
  /** Since Astro 7: the content in order, with the scripts of components where they stand. */
  readonly chunks?: readonly unknown[];
}

/**
 * Renders a slot, with Astro's once-only scripts apart. Inside a template that is not shown they
 * would be lost to the whole page: no island anywhere would hydrate.
 */
export async function renderApart(result: unknown, slot: unknown): Promise<RenderedSlot> {
  const rendered = (await renderSlotToString(result as never, slot as never)) as SlotString;
  const scripts = (rendered.chunks ?? []).filter((chunk) => isInstruction(chunk));
  return { html: String(rendered), once: [...(rendered.instructions ?? []), ...scripts] };
}

function isInstruction(chunk: unknown): boolean {
  return typeof chunk === "object" && chunk !== null && "type" in chunk;
}

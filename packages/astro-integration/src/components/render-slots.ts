import { renderScript, renderSlotToString, unescapeHTML } from "astro/runtime/server/index.js";

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

/** What Astro knows of the page that it renders, as much of it as is needed. */
interface Result {
  readonly clientDirectives: ReadonlyMap<string, string>;
  readonly renderers: readonly { ssr?: { renderHydrationScript?(): string } }[];
  readonly _metadata: { readonly renderedScripts: ReadonlySet<string> };
}

/**
 * Renders a slot, with Astro's once-only scripts apart. Inside a template that is not shown they
 * would be lost to the whole page: no island anywhere would hydrate.
 */
export async function renderApart(result: unknown, slot: unknown): Promise<RenderedSlot> {
  const rendered = (await renderSlotToString(result as never, slot as never)) as SlotString;
  const scripts = (rendered.chunks ?? []).filter((chunk) => isInstruction(chunk));
  const { html, once } = await withoutScripts(String(rendered), result as Result);
  return { html, once: [...(rendered.instructions ?? []), ...scripts, ...once] };
}

function isInstruction(chunk: unknown): boolean {
  return typeof chunk === "object" && chunk !== null && "type" in chunk;
}

/** The island runtime, after the style by which it can be known, and the script of a directive. */
const ISLAND_RUNTIME =
  /<style>astro-island,astro-slot[^<]*<\/style><script>[\s\S]*?<\/script><script>[\s\S]*?<\/script>/g;

/** MDX writes these scripts into its text, where Astro's own components hand them on. */
async function withoutScripts(html: string, result: Result): Promise<RenderedSlot> {
  if (!html.includes("<script")) return { html, once: [] };
  const once: unknown[] = [];
  const take = (text: string): string => {
    once.push(unescapeHTML(text));
    return "";
  };
  let rest = html.replace(ISLAND_RUNTIME, take);
  for (const text of await knownScripts(result)) {
    if (text && rest.includes(text)) rest = rest.replace(text, take);
  }
  return { html: rest, once };
}

async function knownScripts(result: Result): Promise<string[]> {
  const { clientDirectives, renderers, _metadata } = result;
  const ids = [..._metadata.renderedScripts];
  const scripts = await Promise.all(ids.map((id) => renderScript(result as never, id)));
  return [
    ...[...clientDirectives.values()].map((code) => `<script>${code}</script>`),
    ...renderers.map(({ ssr }) => ssr?.renderHydrationScript?.() ?? ""),
    ...scripts.map(({ content }) => content),
  ];
}

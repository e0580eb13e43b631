import { getCollection, render } from "astro:content";
import { renderComponent, renderTemplate } from "astro/runtime/server/index.js";
import site from "virtual:stagelight/site";
import { type Entry, readEntries } from "../content/entry.ts";
import { ordered } from "../content/order.ts";
import { noteSeen } from "../content/shelf.ts";
import { pageLocale } from "../server/page-locale.ts";
import { component } from "./component.ts";
import { type Part, renderTailored } from "./tailored.ts";

/** Properties of `<StageContent>`. */
export interface StageContentProps {
  /** Where on the site it stands: entries of the `stagelight` collection name it. */
  place: string;
  /** Language of the entries. Default: the page's, as its path or Astro's i18n tells. */
  locale?: string;
  children?: unknown;
}

/** An entry as Astro's collection holds it. */
type CollectionEntry = Awaited<ReturnType<typeof getCollection>>[number];

interface Collection {
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, CollectionEntry>;
}

let loaded: Promise<Collection> | undefined;
const orders = new Map<string, readonly Entry[]>();

/**
 * Shows the entry of the `stagelight` collection that fits the visitor at this place; its own
 * content where none does. Decided before the first paint, also on static pages.
 */
export const StageContent = /* @__PURE__ */ component<StageContentProps>(
  async ({ place, locale: wished }, slots, page, context) => {
    if (import.meta.env.DEV) noteSeen(place, context.url.pathname);
    const locale = wished ?? (pageLocale(context) || (site.locales[0] ?? ""));
    const collection = await collected();
    const candidates = candidatesFor(place, locale, collection);
    const standard = candidates.findIndex(({ table }) => table.length === 1);
    const parts = standard < 0 ? candidates : candidates.slice(0, standard);
    return renderTailored(
      { ...page, name: place },
      parts.map((entry) => partOf(entry, collection)),
      standard < 0 ? slots.default : slotOf(candidates[standard]!, collection),
    );
  },
  "in-tree",
);

/** The collection, read once; in development anew each time. */
function collected(): Promise<Collection> {
  if (import.meta.env.DEV) return readCollection();
  return (loaded ??= readCollection());
}

async function readCollection(): Promise<Collection> {
  const raw = await getCollection("stagelight");
  // The build has told what does not fit, and knows which keys the site adds.
  const keys = [...new Set(raw.flatMap(({ data }) => Object.keys(data)))];
  const { entries } = readEntries(raw, site, keys);
  return { entries, byId: new Map(raw.map((entry) => [entry.id, entry])) };
}

function candidatesFor(place: string, locale: string, { entries }: Collection): readonly Entry[] {
  const key = JSON.stringify([place, locale]);
  const known = !import.meta.env.DEV && orders.get(key);
  if (known) return known;
  const here = entries.filter((entry) => entry.place === place);
  const { stages } = site.table;
  const order = ordered(here, locale, { stages, locales: site.locales, now: Date.now() / 1000 });
  orders.set(key, order);
  return order;
}

function partOf(entry: Entry, collection: Collection): Part {
  const { file, title, when, window, table } = entry;
  return {
    name: title ?? file,
    slot: slotOf(entry, collection),
    table,
    short: typeof when === "string" && !window ? when : undefined,
  };
}

/** An entry as a slot: what it imports is loaded when it is rendered. */
function slotOf({ id }: Entry, { byId }: Collection): unknown {
  return async (result: never) => {
    const { Content } = await render(byId.get(id)!);
    return renderTemplate`${renderComponent(result, "Content", Content, {})}`;
  };
}

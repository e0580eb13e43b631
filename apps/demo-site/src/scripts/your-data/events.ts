import { fill } from "../../i18n/fill.ts";
import { put } from "../put.ts";
import type { MeAnswer } from "./server.ts";
import { clock, day, eventName, happened, type Words } from "./words.ts";

type Told = MeAnswer["events"][number];

/** So many are shown before somebody asks for all. */
const FEW = 12;

/** Shows the events, the newest first, by day. */
export function showEvents(
  root: HTMLElement,
  words: Words,
  { events, moreEvents }: MeAnswer,
  count = FEW,
): void {
  const { t } = words;
  root.querySelector("[data-days]")?.replaceChildren(...days(root, words, events.slice(0, count)));
  const all = root.querySelector<HTMLButtonElement>("[data-all]");
  if (all) {
    all.textContent = fill(t.events.all, { count: events.length });
    all.hidden = events.length <= count;
    all.onclick = () => {
      showEvents(root, words, { events, moreEvents } as MeAnswer, Infinity);
      // The button is gone: on to the first that it has brought.
      root.querySelectorAll<HTMLElement>("[data-days] summary")[count]?.focus();
    };
  }
  const older = root.querySelector<HTMLElement>("[data-older]");
  if (older) {
    older.textContent = fill(t.events.more, { count: events.length });
    older.hidden = !moreEvents || events.length > count;
  }
}

function days(root: HTMLElement, words: Words, events: readonly Told[]): Node[] {
  const template = root.querySelector<HTMLTemplateElement>("template[data-day]");
  const byDay = new Map<string, Told[]>();
  for (const each of events) {
    const name = day(words, happened(each));
    byDay.set(name, [...(byDay.get(name) ?? []), each]);
  }
  return [...byDay].map(([name, those]) => {
    const section = document.importNode(template!.content, true);
    put(section, "h4", name);
    section.querySelector("ol")?.append(...those.map((each) => eventItem(root, words, each)));
    return section;
  });
}

function eventItem(root: HTMLElement, words: Words, told: Told): DocumentFragment {
  const { deletedAt, verified, event } = told;
  const time = happened(told);
  const template = root.querySelector<HTMLTemplateElement>("template[data-event]");
  const item = document.importNode(template!.content, true);
  put(item, "time", clock(words, time));
  item.querySelector("time")?.setAttribute("datetime", time);
  put(item, "[data-what]", eventName(words, event));
  put(item, "[data-where]", whereOf(event));
  if (!verified) item.querySelector("[data-vouched]")?.remove();
  put(item, "[data-until]", fill(words.t.events.until, { date: day(words, deletedAt) }));
  put(item, "pre", JSON.stringify(event, null, 2));
  return item;
}

interface Placed {
  readonly properties?: { readonly name?: unknown; readonly path?: unknown } | null;
  readonly context?: { readonly page?: { readonly path?: unknown } } | null;
}

/** Which product, or which page. */
function whereOf({ properties, context }: Placed): string {
  const found = [properties?.name, properties?.path, context?.page?.path];
  return found.find((each): each is string => typeof each === "string") ?? "";
}

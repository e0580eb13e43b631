import type { Transition } from "@stagelight/core";
import site from "virtual:stagelight/toolbar";
import type { LogEntry } from "../browser/dev-page.ts";
import { button, el, field } from "./element.ts";
import { fire, log, previewed } from "./page.ts";
import { clock, transitionWords } from "./words.ts";

/** Events that most rules speak of, with what shops tell. */
const USUAL: readonly (readonly [name: string, properties: () => Record<string, unknown>])[] = [
  ["Product Viewed", () => product()],
  ["Product Added", () => ({ ...product(), quantity: 1 })],
  ["Order Completed", () => ({ order_id: `test-${Date.now()}`, total: 20, products: [product()] })],
  ["Newsletter Subscribed", () => ({})],
];

/** A product of the page's own category, so that a rule for one track hears of it. */
function product(): Record<string, unknown> {
  const { trackBy } = site.model;
  const declared = document.querySelector<HTMLMetaElement>(`meta[name="stagelight:${trackBy}"]`);
  return {
    product_id: "example",
    name: "Example product",
    price: 20,
    ...(trackBy && declared && { [trackBy]: declared.content }),
  };
}

/** Buttons that make something happen, and what has happened. */
export function eventsView(): { readonly view: HTMLElement; update(): void } {
  const usual = USUAL.map(([name, properties]) => button(name, () => fire(name, properties())));
  const list = el("ol", { class: "log", "aria-label": "What has happened, the newest first" });
  const empty = el(
    "p",
    {},
    "Nothing. A preview records nothing; else the page's own view comes first.",
  );
  const seen = new WeakMap<LogEntry, HTMLElement>();
  const firing = el(
    "fieldset",
    {},
    el("legend", {}, el("h3", {}, "Make something happen")),
    el("div", { class: "buttons" }, ...usual),
    ownEvent(),
  );
  const view = el(
    "div",
    {},
    firing,
    el("h3", {}, "What has happened on this page"),
    empty,
    el("div", { role: "log" }, list),
  );
  return {
    view,
    update() {
      firing.disabled = previewed();
      const fresh = log().filter((entry) => !seen.has(entry));
      for (const entry of fresh.toReversed()) {
        const item = entryItem(entry);
        seen.set(entry, item);
        list.prepend(item);
      }
      const shown = log().length;
      while (list.children.length > shown) list.lastElementChild!.remove();
      empty.hidden = shown > 0;
    },
  };
}

function ownEvent(): HTMLElement {
  const name = el("input", { type: "text", autocomplete: "off", required: true });
  const properties = el("input", {
    type: "text",
    autocomplete: "off",
    placeholder: '{ "price": 20 }',
    spellcheck: "false",
  });
  const said = el("small", { role: "alert" });
  const form = el(
    "form",
    { class: "own-event" },
    field("Another event", name),
    field("Properties, as JSON", properties),
    el("button", {}, "Fire"),
    said,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = readProperties(properties.value);
    said.textContent = told ? "" : 'Properties must be a JSON object such as { "price": 20 }.';
    properties.setAttribute("aria-invalid", String(!told));
    if (told) fire(name.value.trim(), told);
  });
  return form;
}

function readProperties(text: string): Record<string, unknown> | undefined {
  try {
    const told: unknown = JSON.parse(text.trim() || "{}");
    return typeof told === "object" && told !== null && !Array.isArray(told)
      ? (told as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function entryItem({ name, detail, at }: LogEntry): HTMLElement {
  const time = el("time", { datetime: new Date(at).toISOString() }, clock(at));
  if (name === "stagelight:stage-change") {
    const change = detail as Transition;
    const track = change.track ? ` on “${change.track}”` : "";
    return el(
      "li",
      { class: "change" },
      time,
      el("strong", {}, `Stage changed${track}: ${change.from} → ${change.to}`),
      el("p", {}, transitionWords(change, site.reasons)),
    );
  }
  return el("li", {}, time, el("strong", {}, titleOf(name, detail)), ...more(name, detail));
}

function titleOf(name: LogEntry["name"], detail: unknown): string {
  if (name === "stagelight:consent") {
    const allowed = Object.entries(detail as object).filter(([, value]) => value === true);
    return `Consent: ${allowed.map(([key]) => key).join(", ")}`;
  }
  const { type, event, properties } = detail as Record<string, Record<string, unknown>>;
  if (`${type}` === "page") return `Page ${String(properties?.["path"])}`;
  return `${type}` === "identify" ? "Identify" : String(event);
}

function more(name: LogEntry["name"], detail: unknown): HTMLElement[] {
  const { properties, traits } = detail as { properties?: object; traits?: object };
  const told = properties ?? traits ?? {};
  const known = Object.entries(told).filter(([, value]) => value !== undefined && value !== "");
  if (name !== "stagelight:event" || known.length === 0) return [];
  const text = known.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join("\n");
  return [el("details", {}, el("summary", {}, `${known.length} properties`), el("pre", {}, text))];
}

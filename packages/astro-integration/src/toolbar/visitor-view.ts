import { evaluate, type Facts } from "@stagelight/core";
import site from "virtual:stagelight/toolbar";
import { fit } from "../anywhere/fit.ts";
import { PURPOSES } from "@stagelight/core";
import { button, choice, el, field } from "./element.ts";
import { audiences, facts, pick, previewed } from "./page.ts";
import { languageLinks } from "./languages.ts";
import { sourceFields } from "./source-fields.ts";

const { stages } = site.model;

/** Somebody who has never signed up nor bought. */
const NO_SEGMENT = {
  known: false,
  orders: 0,
  spent: 0,
  daysSinceOrder: undefined,
  daysBetweenOrders: undefined,
};

/** The fields that make up a visitor, and what brings them up to date. */
export function visitorView(): { readonly view: HTMLElement; update(): void } {
  const parts = [
    stageField(),
    ...(site.model.trackBy ? [trackFields()] : []),
    ...(Object.keys(site.segments).length > 0 ? [segmentField()] : []),
    sourceFields(),
    numberField(
      "Visits",
      "This one included",
      1,
      ({ visits }) => visits,
      (visits) => ({ visits }),
    ),
    ...(site.model.profile?.[0]
      ? [
          numberField(
            "Lead score",
            "",
            0,
            (of) => of.score ?? 0,
            (score) => ({ score }),
          ),
        ]
      : []),
    ...(site.model.profile?.[1] ? [interestsField()] : []),
    consentField(),
  ];
  const languages = languageLinks();
  const grid = el("fieldset", { class: "grid" }, ...parts.map(({ view }) => view));
  return {
    view: el("div", {}, grid, languages.view),
    update: () => {
      grid.disabled = previewed();
      languages.update();
      for (const part of parts) part.update(facts());
    },
  };
}

/** A part of the form; it is brought up to date whenever something has happened. */
export interface Part {
  readonly view: HTMLElement;
  update(facts: Facts): void;
}

/** Sets a field, but not while somebody writes in it. */
export function setValue(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  const root = control.getRootNode() as ShadowRoot;
  const writing = root.activeElement === control && control instanceof HTMLInputElement;
  if (!writing && control.value !== value) control.value = value;
}

function stageField(): Part {
  const select = choice(stages.map((stage) => [stage, stage] as const));
  select.addEventListener("change", () => pick({ stage: select.value }));
  return {
    view: field("Stage", select),
    update: ({ stage }) => setValue(select, stage),
  };
}

/** One stage for each track that the visitor has or that the page asks about. */
function trackFields(): Part {
  const selects = new Map<string, HTMLSelectElement>();
  const name = el("input", { type: "text", maxlength: 24, autocomplete: "off" });
  const view = el("div", { class: "fields" });
  const add = (): void => {
    const key = name.value.trim();
    if (key) pick({ tracks: { ...facts().tracks, [key]: stages[0]! } });
    name.value = "";
    selects.get(key)?.focus();
  };
  name.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add();
  });
  const adding = field("Another track", name, `A value of “${site.model.trackBy}”`);
  name.after(button("Add", add, { "aria-label": "Add track" }));
  view.append(adding);
  return {
    view,
    update({ tracks }) {
      for (const key of trackNames(tracks)) {
        let select = selects.get(key);
        if (!select) {
          const made = choice(stages.map((stage) => [stage, stage] as const));
          made.addEventListener("change", () =>
            pick({ tracks: { ...facts().tracks, [key]: made.value } }),
          );
          adding.before(field(`Stage on “${key}”`, made));
          selects.set(key, (select = made));
        }
        setValue(select, tracks[key] ?? stages[0]!);
      }
    },
  };
}

function trackNames(tracks: Facts["tracks"]): string[] {
  const conditions = [...document.querySelectorAll<HTMLElement>("stagelight-slot > [data-when]")];
  const text =
    conditions.map(({ dataset }) => dataset["when"]).join() + JSON.stringify(audiences());
  const asked = [...text.matchAll(/"tracks\.([^"]+)"/g)].map(([, key]) => key!);
  return [...new Set([...Object.keys(tracks), ...asked])].filter(Boolean);
}

function segmentField(): Part {
  const names = Object.keys(site.segments);
  const fitting = (of: Facts) => names.filter((name) => evaluate(site.segments[name]!, of));
  const select = choice([["", "none"], ...names.map((name) => [name, name] as const)]);
  const note = el("small");
  select.addEventListener("change", () => {
    const before = { ...facts(), ...NO_SEGMENT };
    const table = site.segments[select.value];
    if (!table) pick(NO_SEGMENT);
    else {
      const { consent: _, ...others } = fit(table, before, stages);
      pick({ ...NO_SEGMENT, ...others });
    }
  });
  const view = field("Segment", select);
  view.append(note);
  return {
    view,
    update(of) {
      const own = fitting(of);
      if (!own.includes(select.value)) setValue(select, own[0] ?? "");
      const others = own.filter((name) => name !== select.value);
      note.textContent = others.length > 0 ? `Also in ${others.join(", ")}` : "";
    },
  };
}

function numberField(
  label: string,
  hint: string,
  min: number,
  read: (of: Facts) => number,
  change: (value: number) => Partial<Facts>,
): Part {
  const input = el("input", { type: "number", min, max: 999_999, step: 1 });
  input.addEventListener("change", () => {
    if (input.value && input.checkValidity()) pick(change(input.valueAsNumber));
  });
  return { view: field(label, input, hint), update: (of) => setValue(input, `${read(of)}`) };
}

function interestsField(): Part {
  const input = el("input", { type: "text", autocomplete: "off" });
  input.addEventListener("change", () => {
    const topics = input.value.split(",").map((topic) => topic.trim());
    pick({ interests: topics.filter(Boolean) });
  });
  return {
    view: field("Interests", input, "Topics, with commas between them"),
    update: ({ interests = [] }) => setValue(input, interests.join(", ")),
  };
}

function consentField(): Part {
  const select = choice([
    ["given", "given"],
    ["refused", "refused"],
    ["none", "not asked yet"],
  ]);
  const note = el("small");
  select.addEventListener("change", () => {
    const t = Math.floor(Date.now() / 1000);
    pick({
      consent:
        select.value === "none" ? undefined! : { t, p: select.value === "given" ? PURPOSES : [] },
    });
  });
  const view = field("Consent", select);
  view.append(note);
  return {
    view,
    update({ consent }) {
      setValue(select, !consent?.t ? "none" : consent.p.length > 0 ? "given" : "refused");
      const kept = consent ? consent.p.includes("personalization") : site.store;
      note.textContent = kept ? "" : "Nothing is remembered: a stranger on every page";
    },
  };
}

import { BANNER_SLOT, type WhyData } from "../../anywhere/dialog-data.ts";
import { filled } from "../../anywhere/filled.ts";
import { promptReason } from "../../anywhere/prompt-reason.ts";
import { acts, dataOf, element, say } from "./dom.ts";

type Explanation = Awaited<ReturnType<typeof window.stagelight.explain>>;

/**
 * The dialog that tells visitors where they stand, and why.
 *
 * @returns brings it up to date
 */
export function why(dialog: HTMLDialogElement): () => void {
  const data = dataOf(dialog) as WhyData;
  const { stagelight } = window;

  async function refresh(): Promise<void> {
    const trace = await stagelight.explain();
    const { personalization, decided } = stagelight.consent.get!();
    dialog
      .querySelector("[data-answer]")!
      .replaceChildren(
        ...standing(trace, data),
        ...known(trace, data),
        ...parts(trace, data),
        ...prompts(trace, data),
        element(
          "p",
          {},
          personalization ? data.said.kept : decided ? data.said.refused : data.said.notAsked,
        ),
      );
  }

  acts(dialog, {
    async usual() {
      await stagelight.consent.set({ personalization: false });
      location.reload();
    },
    async anew() {
      await stagelight.reset();
      await refresh();
      say(dialog, data.said.begun);
    },
  });
  return () => {
    say(dialog, "");
    void refresh();
  };
}

/** The stage on each track, since when and why; and all stages. */
function standing({ tracks, stages }: Explanation, data: WhyData): HTMLElement[] {
  const date = new Intl.DateTimeFormat(data.lang, { dateStyle: "long", timeStyle: "short" });
  const label = (stage: string): string => data.labels[stage] ?? stage;
  const told = tracks.flatMap(({ track, stage, since, rule }) => {
    const reason = rule ? (data.reasons[rule] ?? data.said.unknown) : data.said.beginning;
    const where = filled(track ? data.said.standsOn : data.said.stands, {
      track,
      stage: label(stage),
      date: date.format(new Date(since)),
    });
    return [
      element("p", track ? {} : { class: "stagelight-stage" }, where),
      element("p", {}, element("strong", {}, data.said.because), reason),
    ];
  });
  const steps = stages.map((stage) =>
    element("li", stage === tracks[0]?.stage ? { "aria-current": "step" } : {}, label(stage)),
  );
  return [
    ...told,
    element("ol", { class: "stagelight-stages", "aria-label": data.said.stages }, ...steps),
  ];
}

/** What else is known, as far as there is anything. */
function known({ facts }: Explanation, data: WhyData): HTMLElement[] {
  const { visits, source, traits, ...more } = facts as Explanation["facts"] & {
    readonly [key: string]: unknown;
  };
  const number = new Intl.NumberFormat(data.lang);
  const origin = [source.channel ?? source.source, source.campaign].filter(Boolean).join(", ");
  const rows: [string, string][] = [
    [data.said.visits, number.format(visits)],
    [data.said.source, source.medium === "(none)" ? data.said.direct : origin],
    [data.said.interests, readable(more.interests)],
    [data.said.score, more.score ? number.format(Math.round(Number(more.score))) : ""],
    [data.said.orders, more.orders ? number.format(Number(more.orders)) : ""],
    [data.said.spent, more.spent ? number.format(Number(more.spent)) : ""],
    [data.said.traits, readable(traits)],
  ];
  const list = rows
    .filter(([, value]) => value)
    .map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  return [heading(data.said.known), element("dl", {}, ...list)];
}

/** The parts of the page that were chosen for this visitor, by the words that they begin with. */
function parts({ slots }: Explanation, data: WhyData): HTMLElement[] {
  const elements = document.querySelectorAll("stagelight-slot");
  const chosen = slots.flatMap(({ name, shown }, at) =>
    name === BANNER_SLOT || shown === "default"
      ? []
      : element(
          "li",
          {},
          element("q", {}, beginningOf(elements[at]) || (data.labels[shown] ?? shown)),
        ),
  );
  const list = chosen.length ? element("ul", {}, ...chosen) : element("p", {}, data.said.noParts);
  return [heading(data.said.parts), list];
}

/** What comes by itself on this page, or does not, and why. */
function prompts({ prompts: told }: Explanation, data: WhyData): HTMLElement[] {
  const { texts, widgets } = data.prompts ?? {};
  if (!told || !texts) return [];
  const list = told.map((each) => {
    const widget = widgets![each.id]!;
    const name = data.said.widgets[widget] ?? widget;
    const reason = promptReason(texts, data.lang, each);
    return element("li", {}, element("strong", {}, name), reason);
  });
  return [heading(data.said.prompts), element("ul", {}, ...list)];
}

/** The most characters of a part that are quoted. */
const QUOTED = 60;

function beginningOf(slot: Element | undefined): string {
  const part = slot?.querySelector(":scope > stagelight-part");
  const first = part?.querySelector("h1, h2, h3, h4, p, li, a, button") ?? part;
  const text = (first?.textContent ?? "").replace(/\s+/g, " ").trim();
  return text.length > QUOTED ? `${text.slice(0, QUOTED).trim()}…` : text;
}

function heading(text: string): HTMLElement {
  return element("h3", { class: "stagelight-subtitle" }, text);
}

/** Lists and records as people write them. */
function readable(value: unknown): string {
  if (Array.isArray(value)) return value.map(readable).join(", ");
  if (typeof value !== "object" || value === null) return value == null ? "" : String(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${readable(each)}`)
    .join(", ");
}

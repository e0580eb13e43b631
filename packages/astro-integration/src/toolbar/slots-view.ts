import { BANNER_SLOT } from "../anywhere/dialog-data.ts";
import type { AudienceTable } from "@stagelight/core";
import type { Slot } from "../browser/head-api.ts";
import { button, el } from "./element.ts";
import type { Outline } from "./outline.ts";
import { audiences, choose, facts } from "./page.ts";
import type { ContentFile } from "./site.ts";
import { type Line, traceOf } from "./trace.ts";

const DEFAULT = "the default";

/** The tailored slots of the page, one after the other: what each shows and why. */
export function slotItems(outline: Outline, content: readonly ContentFile[]): HTMLElement[] {
  return slotsOfPage().map((slot, place) => {
    const name = slot.getAttribute("name");
    const label = name ?? `Slot ${place + 1}, without a name`;
    const chosen = choose(slot);
    const [shows, fits] = [nameOf(slot.part_), nameOf(chosen)];
    const files = content.filter((file) => file.place === name);
    const open = button(label, () => outline.goTo(slot), { class: "name" });
    open.title = "Scroll to it";
    const item = el(
      "li",
      {},
      el("h3", {}, open),
      el("p", {}, "Shows ", el("b", {}, shows), fits === shows ? "." : ", and on the next page "),
      el("ol", { class: "parts" }, ...partItems(slot, chosen, files)),
    );
    if (fits !== shows) item.querySelector("p")!.append(el("b", {}, fits), ".");
    for (const type of ["pointerenter", "focusin"]) {
      item.addEventListener(type, () => outline.show(slot));
    }
    for (const type of ["pointerleave", "focusout"]) {
      item.addEventListener(type, () => outline.hide());
    }
    return item;
  });
}

/** Slots that are shown; one within the part of another that is not shown lies in a template. */
export function slotsOfPage(): Slot[] {
  // The consent banner is a slot too, but no content of the site.
  return [...document.querySelectorAll<Slot>(`stagelight-slot:not([name=${BANNER_SLOT}])`)];
}

function nameOf(part: Element | undefined): string {
  return part?.getAttribute("name") ?? DEFAULT;
}

function partItems(
  slot: Slot,
  chosen: Element | undefined,
  files: readonly ContentFile[],
): HTMLElement[] {
  let decided = false;
  const parts = [...slot.querySelectorAll<HTMLElement>(":scope > [data-when]")].map((part) => {
    const name = nameOf(part);
    const file = files.find(({ title }) => title === name)?.file;
    const { words, line } = conditionOf(part.dataset["when"]!);
    const late = decided && line.passed ? "Fits too, but what stands above comes first." : "";
    decided ||= part === chosen;
    return el(
      "li",
      { class: part === chosen && "chosen" },
      el("strong", {}, name),
      ...(file && file !== name ? [el("code", {}, file)] : []),
      ...(words ? [el("span", { class: "words" }, `for ${words}`)] : []),
      el("ul", { class: "lines" }, lineItem(line)),
      ...(late ? [el("p", {}, late)] : []),
    );
  });
  const rest = el("li", { class: !chosen && "chosen" }, el("strong", {}, DEFAULT));
  rest.append(el("span", { class: "words" }, "for everybody else"));
  return [...parts, rest];
}

/** The condition of a part: a stage, an audience by name, or one that is written out. */
function conditionOf(when: string): { readonly words: string; readonly line: Line } {
  const named = audiences()[when];
  const table: AudienceTable =
    when[0] === "="
      ? ["stage", "=", [when.slice(1)]]
      : (named ?? (JSON.parse(when) as AudienceTable));
  return { words: named ? `the audience “${when}”` : "", line: traceOf(table, facts()) };
}

function lineItem({ words, passed, found, parts }: Line): HTMLElement {
  const mark = el("span", { class: passed ? "passed" : "failed" }, passed ? "passed" : "failed");
  const text = found ? `${words} (it ${found})` : words;
  const inner = parts ? [el("ul", { class: "lines" }, ...parts.map(lineItem))] : [];
  return el("li", {}, mark, ` ${text}`, ...inner);
}

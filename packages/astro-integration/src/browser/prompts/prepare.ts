import type { SitePromptTable } from "@stagelight/core";
import type { PromptsTable } from "../../anywhere/prompts.ts";
import { inLanguage } from "./in-language.ts";
import { prepareLine } from "./prepare-line.ts";

/** A prompt's element, hidden until its turn comes. */
export interface Prepared {
  readonly element_: HTMLElement;
  /** The code of the prompt and of the widget in it is at work. */
  readonly ready_: Promise<unknown>;
  done_: boolean;
  /** Brings it up, where that takes more than no longer hiding the element. */
  show_?(): void;
}

/** Where a prompt stands; nothing where this page has no such element. */
export function placeOf({ as, place }: SitePromptTable): Element | null {
  // Beside the launcher; whoever talks with the team already needs no first words.
  if (as == "line") return document.querySelector("stagelight-chat:not([talking])");
  try {
    return place ? document.querySelector(place) : document.body;
  } catch {
    // No selector: explain() says that there is no place.
    return null;
  }
}

/** Puts a prompt into the page, hidden, and loads its code. */
export function prepare(prompt: SitePromptTable, table: PromptsTable): Prepared {
  const { id, as, widget, attributes = {} } = prompt;
  if (as == "line") return prepareLine(prompt, table);
  const element = document.createElement("stagelight-prompt");
  const tag = widget == "review" ? "review-request" : widget;
  const inner = document.createElement(`stagelight-${tag}`);
  const said: Record<string, string> = { form: id };
  for (const [name, text] of Object.entries(attributes)) {
    said[name] = inLanguage(text);
  }
  for (const [name, text] of Object.entries(said)) inner.setAttribute(name, text);
  for (const [name, text] of Object.entries({ as, name: id, label: said["heading"] ?? "" })) {
    element.setAttribute(name, text);
  }
  element.hidden = true;
  element.append(inner);
  const waits = new Set([widget as string, "prompt"]);
  const ready_ = new Promise<void>((resolve, reject) => {
    element.addEventListener("stagelight:widget-ready", ({ detail }) => {
      waits.delete(detail.widget);
      if (waits.size) return;
      prepared.done_ = true;
      resolve();
    });
    element.addEventListener("stagelight:widget-unavailable", reject);
    (import(/* @vite-ignore */ table.embed) as Promise<{ definePrompts(): Promise<void> }>)
      .then(({ definePrompts }) => definePrompts())
      .catch(reject);
  });
  placeOf(prompt)!.append(element);
  const prepared: Prepared = { element_: element, ready_, done_: false };
  return prepared;
}

import type { SitePromptTable } from "@stagelight/core";

/** A prompt's element, hidden until its turn comes. */
export interface Prepared {
  readonly element_: HTMLElement;
  /** The code of the prompt and of the widget in it is at work. */
  readonly ready_: Promise<unknown>;
  done_: boolean;
}

/** Where a prompt stands; nothing where this page has no such element. */
export function placeOf({ place }: SitePromptTable): Element | null {
  try {
    return place ? document.querySelector(place) : document.body;
  } catch {
    // No selector: explain() says that there is no place.
    return null;
  }
}

/** Puts a prompt into the page, hidden, and loads its code. */
export function prepare(prompt: SitePromptTable, embed: string): Prepared {
  const { id, as, widget, attributes = {} } = prompt;
  const element = document.createElement("stagelight-prompt");
  const tag = widget == "review" ? "review-request" : widget;
  const inner = document.createElement(`stagelight-${tag}`);
  const { lang } = document.documentElement;
  const said: Record<string, string> = { form: id };
  for (const [name, text] of Object.entries(attributes)) {
    said[name] =
      typeof text == "string"
        ? text
        : (text[lang] ?? text[lang.split("-")[0]!] ?? Object.values(text)[0]!);
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
    (import(/* @vite-ignore */ embed) as Promise<{ definePrompts(): Promise<void> }>)
      .then(({ definePrompts }) => definePrompts())
      .catch(reject);
  });
  placeOf(prompt)!.append(element);
  const prepared: Prepared = { element_: element, ready_, done_: false };
  return prepared;
}

import base from "../design/base.css";
import type { Unavailable } from "./availability.ts";
import { type Draft, keepDraft, takeDraft } from "./drafts.ts";
import { emit } from "./events.ts";
import type { partsOf } from "./files.ts";
import { guardTheme } from "./guard-theme.ts";
import { hydrate, jsx, render } from "./render.ts";
import { sheet } from "./sheet.ts";
import type { Mounted } from "./stub.ts";
import { tell } from "./tell.ts";
import { type LanguageTexts, languageOf, localeOf } from "./texts.ts";
import type { AnyWidget, OptionSource, SiteSettings, Stub, Surroundings } from "./widget.ts";

/** What the element hands on. */
interface More extends Pick<Surroundings, "token"> {
  readonly variant: string | undefined;
  readonly partsOf: typeof partsOf;
}

/**
 * Puts a widget to work in its element: takes over what is painted there, or paints it. Where that
 * cannot be, returns why.
 */
export function mount(
  element: HTMLElement,
  stub: Stub,
  widget: AnyWidget,
  texts: LanguageTexts,
  site: SiteSettings,
  { partsOf, variant, ...more }: More,
): Mounted | Unavailable {
  const source = readSource(element, stub, site);
  if (typeof source === "string") return source;
  let options = widget.readOptions(source);
  const page = widget.createPage(options, {
    emit: (name, detail) => tell(element, widget, name, detail),
    address: location.origin + location.pathname,
    ...more,
  });
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const { container, painted } = prepare(root);
  root.adoptedStyleSheets = [sheet(base), sheet(widget.css)];

  let live = !painted;
  const view = () =>
    jsx(widget.View as never, { options, texts, state: page.$state.get(), page, live });
  let painting = false;
  const paint = (): void => {
    // What is taken out of the page loses the focus, and its page may change by that.
    if (painting) return queueMicrotask(paint);
    painting = true;
    container.lang = texts.lang;
    container.dir = element.getAttribute("dir") ?? texts.dir;
    render(view(), container);
    painting = false;
    const focused = page.takeFocus();
    if (focused) root.getElementById(focused)?.focus();
  };
  if (painted) {
    const typed = formDraft(container);
    hydrate(view(), container);
    page.restore(typed);
    live = true;
  }
  page.restore(takeDraft(stub, element));
  page.$state.listen(paint);
  paint();
  // Rules of the page's policy may have kept them from working; the sheets above say the same.
  for (const style of root.querySelectorAll("style,link")) style.remove();
  guardTheme(element, container);
  emit(element, "stagelight:widget-ready", { widget: stub.name });

  return {
    ...comingAndGoing(
      element,
      () => page.connect(),
      () => keepDraft(stub, element, page.draft()),
    ),
    async changed() {
      const language = languageOf(localeOf(element));
      if (language !== texts.lang) ({ texts } = await partsOf(stub, language, variant));
      const now = readSource(element, stub, site);
      if (typeof now === "string") return now;
      options = widget.readOptions(now);
      page.change(options);
      return paint();
    },
  };
}

/** A move takes the element out and in again at once: nothing has happened then. */
function comingAndGoing(
  element: HTMLElement,
  connect: () => () => void,
  left: () => void,
): Pick<Mounted, "connected" | "disconnected"> {
  let disconnect: (() => void) | undefined;
  return {
    connected() {
      disconnect ??= connect();
    },
    disconnected: () =>
      queueMicrotask(() => {
        if (element.isConnected) return;
        disconnect?.();
        disconnect = undefined;
        left();
      }),
  };
}

function readSource(
  element: HTMLElement,
  stub: Stub,
  site: SiteSettings,
): OptionSource | Unavailable {
  const attribute = (name: string) => element.getAttribute(name);
  const server = (attribute("server") ?? site.server ?? "").replace(/\/$/, "");
  try {
    const written = attribute("settings");
    const settings: unknown =
      written === null ? site[stub.settings ?? stub.name] : JSON.parse(written);
    // A form that goes to somebody else needs none.
    if (!server && !(settings as { direct?: unknown } | undefined)?.direct) return "no-server";
    return { attribute, settings, server, locale: localeOf(element) };
  } catch {
    return "wrong-settings";
  }
}

/** Where the widget is painted. A copy of an element that was at work is painted anew. */
function prepare(root: ShadowRoot): { container: HTMLElement; painted: boolean } {
  const declared = root.querySelector<HTMLElement>("[data-painted]");
  if (declared) {
    declared.removeAttribute("data-painted");
    return { container: declared, painted: true };
  }
  const container = document.createElement("div");
  container.className = "widget";
  container.part = "widget";
  root.replaceChildren(container);
  return { container, painted: false };
}

/** What somebody has filled in before the code arrived. */
function formDraft(container: HTMLElement): Draft {
  const draft: Record<string, string[]> = {};
  // A form that goes to somebody else has their names, and ours beside them.
  for (const field of container.querySelectorAll<HTMLInputElement>("[name],[data-name]")) {
    const { type, checked, name, value, dataset } = field;
    if (checked || !/checkbox|radio/.test(type))
      (draft[dataset["name"] ?? name] ??= []).push(dataset["value"] ?? value);
  }
  return draft;
}

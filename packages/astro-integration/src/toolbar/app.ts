/** The app in Astro's toolbar: see the page as somebody else, and why it shows what it shows. */
import { TOOLBAR_KEY } from "../anywhere/storage-policy.ts";
import type { DevToolbarApp } from "astro";
import { button, el } from "./element.ts";
import { eventsView } from "./events-view.ts";
import { outlineIn } from "./outline.ts";
import { leave, log, madeUp, previewed, tellServer } from "./page.ts";
import { promptItems } from "./prompts-view.ts";
import { CONTENT, type ContentFile } from "./site.ts";
import { slotItems, slotsOfPage } from "./slots-view.ts";
import { standing } from "./standing-view.ts";
import style from "./style.css";
import { tabs } from "./tabs.ts";
import views from "./views.css";
import { visitorView } from "./visitor-view.ts";

type Placement = HTMLElementTagNameMap["astro-dev-toolbar-window"]["placement"];

const EVENTS = [
  "stagelight:event",
  "stagelight:stage-change",
  "stagelight:consent",
  "stagelight:prompt",
];

const app: DevToolbarApp = {
  init(canvas, target, server) {
    let content: readonly ContentFile[] = [];
    let opened = false;
    let placement: Placement | undefined;
    let tab = sessionStorage.getItem(TOOLBAR_KEY);
    let made: ReturnType<typeof windowIn> | undefined;
    const update = (): void => {
      target.toggleNotification({ state: madeUp(), level: "info" });
      if (opened) made?.update(content);
    };

    server.on<readonly ContentFile[]>(CONTENT, (files) => {
      content = files;
      update();
    });
    for (const name of EVENTS) {
      document.addEventListener(name, () => {
        tellServer();
        // The page's own listeners first: what they do belongs to what is shown.
        queueMicrotask(update);
      });
    }
    document.addEventListener("astro:after-swap", update);
    target.onToolbarPlacementUpdated((told) => {
      ({ placement } = told);
      made?.place(placement);
    });
    target.onToggled(({ state }) => {
      opened = state;
      if (!state) return made?.outline.hide();
      made ??= windowIn(canvas, update);
      if (placement) made.place(placement);
      if (tab === null) made.focus();
      else made.select(tab);
      tab = null;
      update();
    });
    tellServer();
    update();
    // Open it stays, from page to page.
    addEventListener("pagehide", () => {
      if (opened && made) sessionStorage.setItem(TOOLBAR_KEY, made.selected());
    });
    sessionStorage.removeItem(TOOLBAR_KEY);
    if (tab !== null) target.toggleState({ state: true });
  },
};

/** The window, made when it is first opened: pages that nobody looks into do not pay for it. */
function windowIn(canvas: ShadowRoot, update: () => void) {
  const window_ = document.createElement("astro-dev-toolbar-window");
  const outline = outlineIn(canvas);
  const ui = userInterface();
  window_.setAttribute("role", "region");
  window_.setAttribute("aria-label", "Stagelight");
  canvas.append(el("style", {}, String(style), String(views)), window_);
  window_.append(...ui.content);
  ui.onPick(update);
  return {
    ...ui,
    outline,
    update: (content: readonly ContentFile[]) => ui.update(slotItems(outline, content)),
    place(placement: Placement) {
      window_.placement = placement;
      window_.dataset["placement"] = placement;
    },
  };
}

export default app;

function userInterface() {
  const status = el("p", { class: "status", role: "status" });
  const visitor = visitorView();
  const events = eventsView();
  const stands = el("ul", { class: "standing" });
  const slots = el("ol", { class: "slots" });
  const noSlots = el(
    "p",
    {},
    "No tailored slot on this page. On a page that is made on demand the server has decided already.",
  );
  const prompts = el("ul", { class: "standing" });
  const prompted = el("section", {}, el("h3", {}, "Prompts"), prompts);
  prompted.hidden = true;
  const self = button("As yourself", () => leave(), { class: "primary" });
  const stood = el("section", {}, el("h3", {}, "Where this visitor stands"), stands);
  const bar = tabs("Stagelight", [
    ["Visitor", el("div", {}, visitor.view, stood)],
    ["Slots", el("div", {}, noSlots, slots, prompted)],
    ["Events", events.view],
  ]);
  const head = el("div", { class: "head" }, el("h2", {}, "Stagelight"), status, self);
  const showPrompts = async (): Promise<void> => {
    const told = await promptItems();
    prompted.hidden = told.length === 0;
    prompts.replaceChildren(...told);
  };
  let before = "";
  return {
    content: [head, bar.list, ...bar.panels],
    focus: bar.focus,
    select: bar.select,
    selected: bar.selected,
    onPick(update: () => void) {
      for (const type of ["change", "click"]) {
        for (const part of [visitor.view, self]) part.addEventListener(type, update);
      }
    },
    update(items: HTMLElement[]) {
      const asElse = madeUp();
      status.textContent = previewed()
        ? "The address asks for a preview. Leave it to pick a visitor here."
        : asElse
          ? "You see the site as somebody else. Nothing of it is stored but in this tab."
          : "You see the site as yourself.";
      self.hidden = !asElse || previewed();
      visitor.update();
      events.update();
      stands.replaceChildren(...(previewed() ? [] : standing()));
      stood.hidden = previewed();
      void showPrompts();
      // What somebody reads or has the focus on is not taken away.
      const text = items.map(({ innerHTML }) => innerHTML).join("");
      if (text !== before) slots.replaceChildren(...items);
      before = text;
      noSlots.hidden = items.length > 0;
      bar.count("Slots", slotsOfPage().length);
      bar.count("Events", log().length);
    },
  };
}

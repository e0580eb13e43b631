import { fill } from "../i18n/fill.ts";
import { waysTo } from "../data/ways-to-stages.ts";
import { addToCart, emptyCart } from "./cart.ts";
import { put } from "./put.ts";
import { forgetVisitor, remembers, stageNow, track } from "./track.ts";

/** The panel's words in the page's language. */
interface Words {
  readonly lead: string;
  readonly needsConsent: string;
  readonly moved: string;
  readonly labels: Readonly<Record<string, string>>;
}

const panel = document.querySelector<HTMLElement>("[data-stage-panel]");
const words = JSON.parse(panel?.dataset.words ?? "{}") as Words;

async function show(): Promise<void> {
  const stage = await stageNow();
  put(panel, "[data-stage-name]", words.labels[stage] ?? stage);
  for (const step of panel?.querySelectorAll<HTMLElement>("[data-stage-step]") ?? []) {
    if (step.dataset.stageStep === stage) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
}

async function go(goal: string): Promise<void> {
  if (!remembers()) {
    put(panel, "[data-stage-news]", words.needsConsent);
    return;
  }
  // What the pages of that stage say of the cart has to be true.
  emptyCart();
  if (goal === "purchase") addToCart("first-flush-sejak", 1);
  if (goal === "awareness") await forgetVisitor();
  const stage = await stageNow();
  for (const name of waysTo[goal]?.(stage) ?? []) {
    track(name, { product_id: "first-flush-sejak", name: "First Flush Sejak" });
  }
}

if (panel) {
  put(panel, "[data-stage-why]", words.lead);
  void show();
  for (const button of panel.querySelectorAll<HTMLButtonElement>("[data-stage-go]")) {
    button.disabled = false;
    button.addEventListener("click", () => void go(button.dataset.stageGo ?? ""));
  }
  // The page view is the first event: from then on the tracker can tell.
  document.addEventListener("stagelight:event", () => void show());
  document.addEventListener("stagelight:stage-change", (event) => {
    const { to } = (event as CustomEvent<{ to: string }>).detail;
    void show();
    if (!remembers()) return;
    put(panel, "[data-stage-news]", fill(words.moved, { stage: words.labels[to] ?? to }));
    const again = panel.querySelector<HTMLElement>("[data-stage-again]");
    if (again) again.hidden = false;
  });
}

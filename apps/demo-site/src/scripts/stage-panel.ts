import { reasonFor, waysTo } from "../data/stage-reasons.ts";
import { emptyCart } from "./cart.ts";
import { forgetVisitor, lastRule, track } from "./track.ts";

const panel = document.querySelector<HTMLElement>("[data-stage-panel]");
const present = (): string => document.documentElement.dataset.stage ?? "awareness";

function put(selector: string, text: string): void {
  const element = panel?.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

function show(rule?: string): void {
  const now = present();
  put("[data-stage-name]", now);
  put("[data-stage-why]", rule ? `Because ${reasonFor(rule)}.` : "You are new here, so the pages tell their story and sell nothing hard.");
  for (const step of panel?.querySelectorAll<HTMLElement>("[data-stage-step]") ?? []) {
    if (step.dataset.stageStep === now) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
}

function go(stage: string): void {
  if (stage === "awareness") {
    emptyCart();
    forgetVisitor();
  }
  for (const name of waysTo[stage]?.(present()) ?? []) {
    track(name, { product_id: "first-flush-sejak", name: "First Flush Sejak" });
  }
}

if (panel) {
  show();
  for (const button of panel.querySelectorAll<HTMLButtonElement>("[data-stage-go]")) {
    button.disabled = false;
    button.addEventListener("click", () => go(button.dataset.stageGo ?? ""));
  }
  // The page view is the first event: from then on the tracker can say why.
  document.addEventListener("stagelight:event", async () => show(await lastRule()));
  document.addEventListener("stagelight:stage-change", async (event) => {
    const { to } = (event as CustomEvent<{ to: string }>).detail;
    show(await lastRule());
    put("[data-stage-news]", `You are now in ${to}. The pages you open from here on show it.`);
    const again = panel.querySelector<HTMLElement>("[data-stage-again]");
    if (again) again.hidden = false;
  });
}

import { reasonFor, waysTo } from "../data/stage-reasons.ts";
import { emptyCart } from "./cart.ts";
import { forgetVisitor, standing, track } from "./track.ts";

const panel = document.querySelector<HTMLElement>("[data-stage-panel]");

function put(selector: string, text: string): void {
  const element = panel?.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

async function show(): Promise<void> {
  const { stage, rule } = await standing();
  put("[data-stage-name]", stage);
  put(
    "[data-stage-why]",
    rule
      ? `Because ${reasonFor(rule)}.`
      : "You are new here, so the pages tell their story and sell nothing hard.",
  );
  for (const step of panel?.querySelectorAll<HTMLElement>("[data-stage-step]") ?? []) {
    if (step.dataset.stageStep === stage) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
}

async function go(goal: string): Promise<void> {
  if (goal === "awareness") {
    emptyCart();
    forgetVisitor();
  }
  const { stage } = await standing();
  for (const name of waysTo[goal]?.(stage) ?? []) {
    track(name, { product_id: "first-flush-sejak", name: "First Flush Sejak" });
  }
}

if (panel) {
  void show();
  for (const button of panel.querySelectorAll<HTMLButtonElement>("[data-stage-go]")) {
    button.disabled = false;
    button.addEventListener("click", () => void go(button.dataset.stageGo ?? ""));
  }
  // The page view is the first event: from then on the tracker can say why.
  document.addEventListener("stagelight:event", () => void show());
  document.addEventListener("stagelight:stage-change", (event) => {
    const { to } = (event as CustomEvent<{ to: string }>).detail;
    void show();
    put("[data-stage-news]", `You are now in ${to}. The pages you open from here on show it.`);
    const again = panel.querySelector<HTMLElement>("[data-stage-again]");
    if (again) again.hidden = false;
  });
}

/** How light the app is; `system`: as the reader's machine. */
export type Theme = "system" | "light" | "dark";

const KEPT = "stagelight:dashboard-theme";

/** What this browser has chosen. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Shows the app as chosen; a choice is kept. */
export function applyTheme(chosen?: Theme): void {
  if (chosen) localStorage.setItem(KEPT, chosen);
  document.documentElement.dataset["theme"] = chosenTheme();
}

import { el } from "./element.ts";

/** Tabs as the ARIA practices have them: arrow keys move among them. */
export function tabs(label: string, content: readonly (readonly [string, HTMLElement])[]) {
  const all = content.map(([name, panel]) => {
    const id = name.toLowerCase();
    const count = el("span", { class: "count" });
    const tab = el("button", { type: "button", role: "tab", id: `tab-${id}` }, name, count);
    tab.setAttribute("aria-controls", `panel-${id}`);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${id}`);
    panel.id = `panel-${id}`;
    // It scrolls, and those without a mouse scroll by keys.
    panel.tabIndex = 0;
    return { name, tab, panel, count };
  });
  const select = (place: number): void => {
    all.forEach(({ tab, panel }, each) => {
      tab.setAttribute("aria-selected", String(each === place));
      tab.tabIndex = each === place ? 0 : -1;
      panel.hidden = each !== place;
    });
  };
  const list = el("div", { role: "tablist", "aria-label": label }, ...all.map(({ tab }) => tab));
  all.forEach(({ tab }, place) => tab.addEventListener("click", () => select(place)));
  list.addEventListener("keydown", ({ key }) => {
    const now = all.findIndex(({ tab }) => tab.tabIndex === 0);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: all.length - 1 };
    const next =
      key === "Home" ? 0 : key === "End" ? all.length - 1 : (now + (steps[key] ?? 0)) % all.length;
    if (next === now) return;
    select(next);
    all[next]!.tab.focus();
  });
  select(0);
  const selected = () => all.find(({ panel }) => !panel.hidden)!;
  return {
    list,
    focus: () => selected().tab.focus(),
    selected: () => selected().name,
    select: (name: string) =>
      select(
        Math.max(
          0,
          all.findIndex((each) => each.name === name),
        ),
      ),
    panels: all.map(({ panel }) => panel),
    count(name: string, number: number): void {
      const { count } = all.find((each) => each.name === name)!;
      count.textContent = number > 0 ? ` ${number}` : "";
    },
  };
}

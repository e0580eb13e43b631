import { COLOURS } from "../design/colours.ts";

/** Has the page's colours checked, where it has any: the check is loaded for those pages only. */
export function guardTheme(element: HTMLElement, container: HTMLElement): void {
  // Once all is painted, for which styles are computed anyway.
  setTimeout(() => {
    const style = getComputedStyle(container);
    if (!COLOURS.some((name) => style.getPropertyValue(`--stagelight-${name}`))) return;
    void import("./refuse-theme.ts").then(({ refuseTheme }) =>
      refuseTheme(element, container, COLOURS),
    );
  });
}

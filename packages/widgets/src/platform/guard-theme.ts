import { COLOURS } from "../design/colours.ts";

/** Has the page's colours checked, where it has any: the check is loaded for those pages only. */
export function guardTheme(element: HTMLElement, container: HTMLElement): void {
  // With the next frame, for which styles are computed anyway.
  requestAnimationFrame(() => {
    const style = getComputedStyle(container);
    if (!COLOURS.some((name) => style.getPropertyValue(`--stagelight-${name}`))) return;
    void import("./refuse-theme.ts").then(({ refuseTheme }) =>
      refuseTheme(element, container, COLOURS),
    );
  });
}

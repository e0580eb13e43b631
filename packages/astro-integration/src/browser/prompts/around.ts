/** Seconds after the last letter for which a form counts as being filled in. */
const PAUSE = 60;

let wrote = -Infinity;
document.addEventListener("input", () => (wrote = performance.now()), true);
document.addEventListener("submit", () => (wrote = -Infinity), true);

/** Whether a form is being filled in: a field has the focus, or something was just written into one. */
export function writing(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return (
    performance.now() - wrote < PAUSE * 1000 ||
    // What is done in a frame cannot be seen from here.
    !!focused?.matches(
      "input:not([type=button],[type=submit],[type=checkbox],[type=radio]),textarea,select,iframe,[contenteditable]",
    )
  );
}

/** What is open on the page and wants attention: a window, a menu, another's banner. */
export function openElsewhere(): string | undefined {
  try {
    const found = document.querySelectorAll(
      ":modal,:popover-open,[aria-modal=true],[role=dialog],[role=alertdialog],[data-stagelight-stack=consent],stagelight-chat[open]",
    );
    const element = [...found].find((each) => each.checkVisibility());
    const title = element?.getAttribute("aria-labelledby");
    return (
      element &&
      ((title && document.getElementById(title)?.textContent) ||
        element.getAttribute("aria-label") ||
        element.id ||
        element.localName)
    );
  } catch {
    // A browser that does not know all of these.
    return undefined;
  }
}

/**
 * Gives the focus back to where it came from when what it is in goes away.
 *
 * @returns to be called when it goes
 */
export function returningFocus(host: HTMLElement): () => void {
  let before: EventTarget | null = null;
  const enter = ({ relatedTarget }: FocusEvent) => {
    if (!host.contains(relatedTarget as Node | null)) before = relatedTarget;
  };
  host.addEventListener("focusin", enter);
  return () => {
    host.removeEventListener("focusin", enter);
    if (host.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
  };
}

/** Calls when somebody presses Escape inside, and nothing there has taken it. Returns what stops it. */
export function byEscape(host: HTMLElement, pressed: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) pressed();
  };
  host.addEventListener("keydown", hear);
  return () => host.removeEventListener("keydown", hear);
}

/**
 * Keeps a fixed element off what has the focus: the page scrolls as far as it takes, and where it cannot
 * the element stands at the head of the window (`data-aside`).
 */
export function clearOfFocus(host: HTMLElement): () => void {
  const clear = (): void => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || host.contains(activeElement)) return;
    host.removeAttribute("data-aside");
    if (!overlap(host, activeElement)) return;
    activeElement.scrollIntoView({ block: "nearest", behavior: "instant" });
    host.toggleAttribute("data-aside", overlap(host, activeElement));
  };
  document.addEventListener("focusin", clear);
  clear();
  return () => {
    document.removeEventListener("focusin", clear);
    host.removeAttribute("data-aside");
  };
}

function overlap(one: Element, other: Element): boolean {
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The least height in pixels in which something can be read by scrolling. */
const LEAST = 96;

/**
 * Lets something come into an element by itself so that nothing that is seen moves. Where the element
 * is not seen yet, it may be of any height. Else it does not get smaller; and where something may be
 * seen below it, what does not fit is taken off the list's end again, and the first entry scrolls.
 *
 * @returns what was taken off, in order
 */
export function intoRoom(root: HTMLElement, list: HTMLElement, come: () => void): Element[] {
  const { top, bottom, height } = root.getBoundingClientRect();
  const seen = top < innerHeight;
  root.style.minBlockSize = seen ? `${height}px` : "0";
  come();
  const off: Element[] = [];
  if (!seen || bottom >= innerHeight) return off;
  const over = (): number => root.offsetHeight - Math.ceil(height);
  while (over() > 0 && list.children.length > 1) {
    const last = list.lastElementChild!;
    last.remove();
    off.unshift(last);
  }
  const fits = list.offsetHeight - over();
  if (over() > 0 && fits > LEAST) {
    list.style.maxBlockSize = `${fits}px`;
    list.style.overflow = "auto";
  }
  return off;
}

/** Gives an element the room that it needs: somebody has asked for what comes. */
export function anyRoom(root: HTMLElement, list: HTMLElement): void {
  for (const { style } of [root, list]) {
    style.minBlockSize = style.maxBlockSize = style.overflow = "";
  }
}

import type { Slot } from "../browser/head-api.ts";

/** Marks a slot on the page. */
export interface Outline {
  show(slot: Slot): void;
  hide(): void;
  /** Brings a slot into view. */
  goTo(slot: Slot): void;
}

/** Draws into the toolbar's own layer above the page. */
export function outlineIn(canvas: ShadowRoot): Outline {
  const frame = document.createElement("astro-dev-toolbar-highlight");
  frame.setAttribute("highlight-style", "yellow");
  frame.setAttribute("aria-hidden", "true");
  frame.style.pointerEvents = "none";
  // Above the page, below the window.
  frame.style.zIndex = "999999998";
  frame.hidden = true;
  canvas.append(frame);

  function show(slot: Slot): void {
    const { left, top, width, height } = boxOf(slot);
    frame.hidden = width === 0 && height === 0;
    frame.style.display = frame.hidden ? "none" : "block";
    frame.style.left = `${left + scrollX - 4}px`;
    frame.style.top = `${top + scrollY - 4}px`;
    frame.style.width = `${width + 6}px`;
    frame.style.height = `${height + 6}px`;
  }

  return {
    show,
    hide: () => {
      frame.hidden = true;
      frame.style.display = "none";
    },
    goTo(slot) {
      const { top, height } = boxOf(slot);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      // The window covers the lower half.
      scrollTo({
        top: scrollY + top - Math.max(24, innerHeight / 4 - height / 2),
        behavior: still ? "instant" : "smooth",
      });
      show(slot);
    },
  };
}

/** The elements of a slot are no boxes: its text is measured, and what sticks out of its lines. */
function boxOf(slot: Slot): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(slot);
  const boxes = [range, ...slot.querySelectorAll("a, button, input, img, svg")]
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 || height > 0);
  if (boxes.length === 0) return new DOMRect();
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

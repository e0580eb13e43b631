/**
 * Keeps the page behind a window where it is. Where its scroll bar takes room, the room stays, so that
 * nothing moves.
 *
 * @returns lets it scroll again
 */
export function lockScroll(): () => void {
  const { style, clientWidth } = document.documentElement;
  const { overflow, scrollbarGutter } = style;
  if (innerWidth > clientWidth) style.scrollbarGutter = "stable";
  style.overflow = "hidden";
  return () => {
    style.overflow = overflow;
    style.scrollbarGutter = scrollbarGutter;
  };
}

const made = new Map<string, CSSStyleSheet>();

/** A style sheet that no security policy forbids; all widgets on a page share it. */
export function sheet(css: string): CSSStyleSheet {
  let found = made.get(css);
  if (!found) {
    found = new CSSStyleSheet();
    found.replaceSync(css);
    made.set(css, found);
  }
  return found;
}

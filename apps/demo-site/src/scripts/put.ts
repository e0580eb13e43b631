/** Writes text into the first element that fits, if there is one. */
export function put(root: ParentNode | null, selector: string, text: string): void {
  const element = root?.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

/** Makes an element. Text is never taken for HTML. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** What the build has written into a dialog for its script. */
export function dataOf(dialog: Element): unknown {
  return JSON.parse(dialog.querySelector("script")!.text);
}

/** Says something in the dialog's line for news. */
export function say(dialog: Element, text: string): void {
  dialog.querySelector("[role=status]")!.textContent = text;
}

/** Listens to the dialog's buttons, each of which names its act; "close" is known already. */
export function acts(
  dialog: HTMLDialogElement,
  known: Readonly<Record<string, () => unknown>>,
): void {
  dialog.addEventListener("click", ({ target }) => {
    const act = (target as Element).closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "close") dialog.close();
    else if (act) known[act]?.();
  });
}

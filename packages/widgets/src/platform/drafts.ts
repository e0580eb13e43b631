import type { Stub } from "./widget.ts";

/** What has been filled into a form, by the names of its fields. */
export type Draft = Record<string, string | readonly string[]>;

/** Never stored: they live as long as the document, whose pages a client router swaps. */
const drafts = new Map<string, Draft>();

/** What is written of one thing is nothing for another. */
const keyOf = ({ name }: Stub, element: Element) =>
  [name, ...["form", "product", "ask", "survey"].map((each) => element.getAttribute(each))].join();

/** Keeps what was filled in when an element is taken out. */
export function keepDraft(stub: Stub, element: Element, draft: Draft): void {
  drafts.set(keyOf(stub, element), draft);
}

/** What was filled into the element that stood in for this one on the page before. */
export function takeDraft(stub: Stub, element: Element): Draft {
  const key = keyOf(stub, element);
  const draft = drafts.get(key) ?? {};
  drafts.delete(key);
  return draft;
}

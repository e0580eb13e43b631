/** The attribute that names an event in a page's HTML. */
export const EVENT = "data-stagelight-event";

/** Elements whose event is told when they come into view. */
export const VIEWED = "[data-stagelight-on=view]";

/** How a form is called: by attributes, since a field may be named "id" or "name". */
export function formName(form: Element): string | null {
  return form.getAttribute("id") || form.getAttribute("name");
}

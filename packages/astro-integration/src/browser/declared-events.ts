import type { Record_ } from "./visitor.ts";

const EVENT = "data-stagelight-event";

/**
 * Events that the page's HTML declares: `data-stagelight-event` with a name, on a form at submit,
 * else at click, or once it comes into view with `data-stagelight-on="view"`. Other forms that are
 * posted are told as "Form Submitted", without what was written in them.
 *
 * @returns watches the elements of a page that has just come
 */
export function declaredEvents(record: Record_): () => void {
  const seen = new WeakSet<Element>();

  function tell(element: Element): void {
    const text = element.getAttribute("data-stagelight-properties");
    let properties: object | undefined;
    try {
      if (text) properties = JSON.parse(text);
    } catch {
      console.warn("[stagelight] data-stagelight-properties must be JSON:", text, element);
    }
    record({ type: "track", event: element.getAttribute(EVENT)!, properties });
  }

  function heard({ type, target }: Event): void {
    const element = (target as Element).closest?.(`[${EVENT}]:not([data-stagelight-on=view])`);
    const form = type == "submit";
    if (element && (element.localName == "form") == form) tell(element);
    else if (form) {
      // Attributes: a field named "name" or "method" would stand in the way of the properties.
      const read = (name: string) => (target as Element).getAttribute(name);
      if (read("method")?.toLowerCase() != "post") return;
      const name = read("id") || read("name");
      record({ type: "track", event: "Form Submitted", properties: { form: name } });
    }
  }

  for (const type of ["click", "submit"]) document.addEventListener(type, heard, true);

  let observer: IntersectionObserver | undefined;
  const seeing: IntersectionObserverCallback = (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || seen.has(target)) continue;
      seen.add(target);
      observer!.unobserve(target);
      tell(target);
    }
  };
  return () => {
    for (const element of document.querySelectorAll(`[${EVENT}][data-stagelight-on=view]`)) {
      observer ??= new IntersectionObserver(seeing);
      observer.observe(element);
    }
  };
}

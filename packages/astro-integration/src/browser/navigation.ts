import type { Head, Slot } from "./head-api.ts";
import type { Tracker } from "./tracker.ts";

/** Decides anew what a document shows: it was made before the newest events. */
export function refresh({ head_, visitor_ }: Tracker, page: Document = document): void {
  visitor_.read_();
  head_.load_(page);
  page.documentElement.dataset.stage = head_.facts_.stage;
  // A live list: slots within slots come and go while it is walked.
  for (const slot of page.getElementsByTagName("stagelight-slot")) reconsider(head_, slot);
}

/** Goes along with Astro's router: it replaces the attributes of <html>, and parses pages where no script runs. */
export function followRouter(tracker: Tracker): void {
  document.addEventListener("astro:before-swap", (event) =>
    refresh(tracker, (event as Event & { newDocument: Document }).newDocument),
  );
}

/** Decides a slot anew. */
export function reconsider(head: Head, slot: Slot): void {
  const { part_: before } = slot;
  const fallback = slot.fallback_ ?? slot.querySelector(":scope > stagelight-default");
  if (!fallback || (before && before === (head.choose_(slot) || fallback))) return;
  if (before && before !== fallback) {
    const shown = slot.querySelector(":scope > stagelight-part")!;
    slot.append(fallback);
    (before as HTMLTemplateElement).content.append(...shown.childNodes);
    shown.remove();
  }
  slot.part_ = undefined;
  head.pick_(fallback);
}

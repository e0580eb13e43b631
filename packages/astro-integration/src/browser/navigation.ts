import type { Head, Slot } from "./head-api.ts";
import type { Record_ } from "./visitor.ts";

/** Counts each page view once, however the page came: loaded, swapped, restored, prerendered. */
export function navigation(head: Head, record: Record_, read: () => unknown) {
  function view(properties?: object): void {
    const { pathname: path, href: url, search } = location;
    const { title, referrer } = document;
    const declared: Record<string, string> = {};
    for (const { name, content } of document.querySelectorAll<HTMLMetaElement>(
      "meta[name^='stagelight:']",
    )) {
      declared[name.slice(11)] = content;
    }
    record({
      type: "page",
      properties: { path, url, search, title, referrer, ...declared, ...properties },
    });
  }

  /** Decides anew what a document shows: it was made before the newest events. */
  function refresh(page: Document): void {
    read();
    head.load_(page);
    page.documentElement.dataset.stage = head.facts_.stage;
    // A live list: slots within slots come and go while it is walked.
    for (const slot of page.getElementsByTagName("stagelight-slot")) reconsider(head, slot);
  }

  /** Goes along with the visitor from page to page. */
  function follow(shown: () => void): void {
    const show = (): void => {
      view();
      shown();
    };
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      refresh(document);
      show();
    });
    // The router replaces the attributes of <html>, and parses pages where no script runs.
    document.addEventListener("astro:before-swap", (event) =>
      refresh((event as Event & { newDocument: Document }).newDocument),
    );
    document.addEventListener("astro:after-swap", show);
  }

  return { view, refresh, follow };
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

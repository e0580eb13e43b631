import type { Later } from "./tracker.ts";
import type { Record_ } from "./visitor.ts";

const EVENT = "data-stagelight-event";

/** Percent of the page's height and of a video's length that are told. */
const DEPTHS = [25, 50, 75, 90];
const PROGRESS = [25, 50, 75];
/** Seconds with the page in view and in focus. */
const ENGAGED = [15, 60, 180];

/** Paths that end like a file, and not like a page. */
const FILE = /[.](?!html?$|php$|aspx?$|jsp$)([a-z]\w{1,3}|7z)$/i;
/** Names of search parameters, as Google Analytics lists them. */
const SEARCHES = ["q", "s", "search", "query", "keyword"];

/**
 * Listens to the page. What its HTML declares: `data-stagelight-event` with a name, on a form at
 * submit, else at click, or once it comes into view with `data-stagelight-on="view"`. And what
 * visitors do anywhere: how far and how long they read, links that leave, downloads, searches,
 * videos, forms that are begun, posted, left; never what they write.
 *
 * @returns begins with a page that has just come
 */
export function listeners(record: Record_, later: Later): () => void {
  const seen = new WeakSet<Element>();
  let reached: WeakMap<object, number>;
  let seconds: number;
  let form: Element | undefined | null;
  let observer: IntersectionObserver | undefined;

  const track = (event: string, properties?: object): void =>
    record({ type: "track", event, properties });

  function tell(element: Element): void {
    const text = element.getAttribute("data-stagelight-properties");
    let properties: object | undefined;
    try {
      if (text) properties = JSON.parse(text);
    } catch {
      console.warn("[stagelight] data-stagelight-properties must be JSON:", text, element);
    }
    track(element.getAttribute(EVENT)!, properties);
  }

  /** Attributes: a field named "name" or "id" would stand in the way of a form's properties. */
  function trackForm(what: string, element: Element): void {
    const form = element.getAttribute("id") || element.getAttribute("name");
    track(`Form ${what}`, { form });
  }

  /** Tells the highest mark that is newly reached: of the page, or of one thing in it. */
  function reach(event: string, name: string, marks: number[], value: number, of: object): void {
    const mark = marks.findLast((each) => each <= value);
    if (mark! > (reached.get(of) ?? -1)) {
      reached.set(of, mark!);
      track(event, { [name]: mark });
    }
  }

  function leave(): void {
    if (form) trackForm("Abandoned", form);
    form = undefined;
  }

  function clicked(near: (selector: string) => Element | null | undefined): void {
    const link = near("a[href]") as HTMLAnchorElement | undefined;
    const url = link?.href;
    const file = link && FILE.exec(link.pathname);
    if (file) track("File Downloaded", { url, extension: file[1]!.toLowerCase() });
    else if (link?.host && link.host != location.host) track("Outbound Link Clicked", { url });
    for (const [what, button] of [
      ["answer", near("[data-stagelight-consent]")],
      ["open", near("[data-stagelight-dialog]")],
    ] as const) {
      if (button) later(what, button);
    }
  }

  function hear({ type, target }: Event): void {
    const element = target as HTMLInputElement & HTMLVideoElement;
    const near = (selector: string) => element.closest?.(selector);
    const submit = type == "submit";
    if (type == "input") {
      if (element.form && form != element.form) {
        leave();
        trackForm("Started", (form = element.form));
      }
    } else if (submit || type == "click") {
      const declared = near(`[${EVENT}]:not([data-stagelight-on=view])`);
      if (declared && (declared.localName == "form") == submit) tell(declared);
      else if (submit && element.getAttribute("method")?.toLowerCase() == "post") {
        trackForm("Submitted", element);
      }
      if (submit) form = undefined;
      else clicked(near);
    } else if (element.localName == "video") {
      if (type == "ended") track("Video Playback Completed");
      else {
        const progress = (element.currentTime / element.duration) * 100;
        if (!reached.has(element)) {
          reached.set(element, 0);
          track("Video Playback Started");
        }
        reach("Video Content Playing", "progress", PROGRESS, progress, element);
      }
    }
  }

  for (const type of ["click", "submit", "input", "timeupdate", "ended"]) {
    document.addEventListener(type, hear, true);
  }
  addEventListener("pagehide", leave);
  setInterval(() => {
    if (document.hidden || !document.hasFocus()) return;
    reach("Page Engaged", "seconds", ENGAGED, ++seconds, ENGAGED);
    // What is seen without scrolling is no depth.
    const depth = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
    if (scrollY) reach("Page Scrolled", "depth", DEPTHS, depth, DEPTHS);
  }, 1000);

  return () => {
    leave();
    reached = new WeakMap();
    seconds = 0;
    const params = new URLSearchParams(location.search);
    const query = SEARCHES.map((name) => params.get(name)).find(Boolean);
    if (query) track("Products Searched", { query: query.slice(0, 100) });
    for (const element of document.querySelectorAll(`[${EVENT}][data-stagelight-on=view]`)) {
      observer ??= new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting || seen.has(target)) continue;
          seen.add(target);
          tell(target);
        }
      });
      observer.observe(element);
    }
  };
}

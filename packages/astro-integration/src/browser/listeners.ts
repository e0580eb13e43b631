import { EVENT, formName, VIEWED } from "./declared.ts";
import type { Later } from "./tracker.ts";
import type { Properties, Track } from "./visitor.ts";

/** Paths that end like a file, and not like a page. */
const FILE = /[.](?!htm|php|asp|jsp)([a-z]\w{1,3}|7z)$/i;
/** An address that tells what was searched for. */
const SEARCH = /[?&](q|s|search|query|keyword)=/;

/**
 * Listens to the page. What its HTML declares: `data-stagelight-event` with a name, on a form at
 * submit, else at click, or once it comes into view with `data-stagelight-on="view"`. And what
 * visitors do anywhere: how far and how long they read, links that leave, downloads, searches,
 * videos, forms that are begun, posted, left; never what they write.
 *
 * @returns begins with a page that has just come
 */
export function listeners(track: Track, later: Later): () => void {
  /** Seconds in view and in focus. */
  let engaged: number;
  /** The highest marks that were told of this page. */
  let told: Record<string, number>;

  function tell(element: Element): void {
    const text = element.getAttribute("data-stagelight-properties");
    let properties: Properties;
    try {
      if (text) properties = JSON.parse(text);
    } catch {
      console.warn("[stagelight] This is not JSON:", text, element);
    }
    track(element.getAttribute(EVENT)!, properties);
  }

  function hear({ type, target }: Event): void {
    const element = target as HTMLInputElement;
    const near = (selector: string) => element.closest?.<HTMLAnchorElement>(selector);
    const submit = type == "submit";
    if (element.localName == "video") later("video", type, element);
    else if (type == "input" && element.form) later("begun", element.form);
    else if (submit || type == "click") {
      const declared = near(`[${EVENT}]:not(${VIEWED})`);
      if (declared && (declared.localName == "form") == submit) tell(declared);
      else if (submit && element.getAttribute("method")?.toLowerCase() == "post") {
        track("Form Submitted", { form: formName(element) });
      }
      if (submit) return;
      const link = near("a[href]");
      const url = link?.href;
      const file = link && FILE.exec(link.pathname);
      if (file) track("File Downloaded", { url, extension: file[1]!.toLowerCase() });
      else if (link?.host && link.host != location.host) track("Outbound Link Clicked", { url });
      const button = near("[data-stagelight-consent],[data-stagelight-dialog]");
      if (button) later("press", button);
    }
  }

  for (const type of ["click", "submit", "input", "timeupdate", "ended"]) {
    document.addEventListener(type, hear, true);
  }
  function reach(event: string, name: string, value: number, marks: number[]): void {
    const reached = marks.findLast((mark) => mark <= value)!;
    if (reached > (told[name] || 0)) track(event, { [name]: (told[name] = reached) });
  }

  setInterval(() => {
    // A page that is not in view has no focus either.
    if (!document.hasFocus()) return;
    reach("Page Engaged", "seconds", ++engaged, [15, 60, 180]);
    // What is seen without scrolling is no depth.
    const seen = scrollY && (scrollY + innerHeight) / document.documentElement.scrollHeight;
    reach("Page Scrolled", "depth", seen * 100, [25, 50, 75, 90]);
  }, 1000);

  return () => {
    engaged = 0;
    told = {};
    if (SEARCH.test(location.search)) later("search");
    if (document.querySelector(VIEWED)) later("watch", tell);
  };
}

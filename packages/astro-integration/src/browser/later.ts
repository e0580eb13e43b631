/**
 * What few page views need, loaded when it is asked for: a consent choice, the dialogs, the
 * decision trace, the data layer of a site that has one.
 */
import { collectEvidence, type Counted, type Facts, type Transition } from "@stagelight/core";
import { BANNER_SLOT } from "../anywhere/dialog-data.ts";
import { PURPOSES } from "@stagelight/core";
import type { Purpose } from "../anywhere/storage-policy.ts";
import { formName, VIEWED } from "./declared.ts";
import { emit } from "./emit.ts";
import { explain as trace } from "./explain.ts";
import type { Slot } from "./head-api.ts";
import { reconsider } from "./navigation.ts";
import type { Tracker } from "./tracker.ts";
import type { Properties } from "./visitor.ts";

export { followRouter, refresh } from "./navigation.ts";

/** Tells that the visitor has moved to other stages. */
export function moved({ visitor_ }: Tracker, told: readonly Transition[]): void {
  for (const each of told) {
    const evidence =
      each.kind === "rule"
        ? collectEvidence(visitor_.model_, each.evidence as unknown as Counted)
        : each.evidence;
    const transition = { ...each, evidence };
    emit("stage-change", transition);
    emit("event", {
      type: "track",
      event: "Lifecycle Stage Changed",
      properties: transition,
      timestamp: new Date(transition.at).toISOString(),
    });
  }
}

/** The most characters of traits that are kept. */
const TRAITS = 1000;

/** What is known now: another tab may have told something, or deleted all. */
function known({ head_, visitor_ }: Tracker): Facts {
  visitor_.read_();
  head_.load_(document);
  return head_.facts_;
}

/** Takes what is known of the person. */
export function identify(tracker: Tracker, traits: Properties): void {
  const before = known(tracker).traits;
  let all = { ...before, ...traits };
  try {
    // A text would be kept letter by letter.
    if (typeof traits != "object" || JSON.stringify(all).length > TRAITS) throw new RangeError();
  } catch {
    console.warn("[stagelight] Too large to keep, or no traits:", traits);
    all = before;
  }
  tracker.visitor_.record_({ type: "identify", traits }, all);
}

/** Forgets all but the consent choice. */
export function reset({ head_, visitor_ }: Tracker): void {
  const { stage } = head_.facts_;
  visitor_.write_({ c: visitor_.read_().c! });
  head_.load_(document);
  if (stage == head_.facts_.stage) return;
  emit("stage-change", {
    track: "",
    from: stage,
    to: head_.facts_.stage,
    at: Date.now(),
    kind: "reset",
    rule: "reset",
    evidence: [],
  });
}

/** Takes the visitor's choice: what it no longer allows is deleted at once. */
export function set(tracker: Tracker, choice: Partial<Record<Purpose, boolean>>) {
  const { head_, visitor_, consent } = tracker;
  // Pages may give anything for a yes.
  const next: Partial<Record<Purpose, unknown>> = { ...consent.get!(), ...choice };
  if (navigator.globalPrivacyControl) next.marketing = false;
  const c = {
    t: Math.floor(Date.now() / 1000),
    p: PURPOSES.filter((purpose) => next[purpose] === true),
  };
  visitor_.write_({ ...head_.memory_, c });
  if (next.personalization) head_.load_(document);
  else reset(tracker);
  // The banner is a slot for those who were not asked yet.
  for (const slot of document.querySelectorAll<Slot>(`stagelight-slot[name=${BANNER_SLOT}]`)) {
    reconsider(head_, slot);
  }
  emit("consent", consent.get!());
}

/** A choice still holds, but it is time that the banner asks again, unless it was made anew. */
export function askAgain({ visitor_ }: Tracker, made: number): void {
  const memory = visitor_.read_();
  if (memory.c?.t === made) visitor_.write_({ ...memory, c: { p: memory.c.p } });
}

/**
 * Answers a button of the banner: "all", "none", or the purposes that the site asks about. Opens
 * the dialog of another.
 */
export async function press(tracker: Tracker, button: HTMLElement): Promise<void> {
  const { stagelightConsent: answer } = button.dataset;
  if (answer) {
    const granted: readonly string[] = answer == "all" ? PURPOSES : answer.split(" ");
    set(tracker, Object.fromEntries(PURPOSES.map((each) => [each, granted.includes(each)])));
  } else {
    const { open } = (await import(
      /* @vite-ignore */ tracker.urls_.privacy_
    )) as typeof import("./privacy.ts");
    open(button);
  }
}

let following = false;

/** Follows the data layer of Google Analytics or a tag manager. */
export async function dataLayer(tracker: Tracker): Promise<void> {
  if (following) return;
  following = true;
  const module = (await import(
    /* @vite-ignore */ tracker.urls_.dataLayer_
  )) as typeof import("./data-layer.ts");
  module.follow(tracker as never);
}

/** Shows where the site says that Global Privacy Control is honoured. */
export function showGpc(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-stagelight-gpc]")) {
    line.hidden = false;
  }
}

/** Percent of a video's length that are told, and what was told of each. */
const PROGRESS = [25, 50, 75];
const told = new WeakMap<Element, number>();

/** Tells how a video is watched: that it began, the highest quarter that is new, its end. */
export function video({ track }: Tracker, type: string, element: HTMLVideoElement): void {
  if (type == "ended") return track("Video Playback Completed");
  if (!told.has(element)) {
    told.set(element, 0);
    track("Video Playback Started");
  }
  const played = (element.currentTime / element.duration) * 100;
  const progress = PROGRESS.findLast((mark) => mark <= played) ?? 0;
  if (progress <= told.get(element)!) return;
  told.set(element, progress);
  track("Video Content Playing", { progress });
}

let form: Element | undefined;
let leave: (() => void) | undefined;

/** Tells that a form is begun, and that it is left if it is not sent. */
export function begun({ track }: Tracker, next: Element): void {
  // Elements of the page's own may call anything their form.
  if (next === form || !(next instanceof Element)) return;
  if (!leave) {
    leave = () => {
      if (form) track("Form Abandoned", { form: formName(form) });
      form = undefined;
    };
    document.addEventListener("submit", () => (form = undefined), true);
    document.addEventListener("astro:after-swap", leave);
    addEventListener("pagehide", leave);
  }
  leave();
  form = next;
  track("Form Started", { form: formName(form) });
}

/** Names of search parameters, as Google Analytics lists them. */
const SEARCHES = ["q", "s", "search", "query", "keyword"];

/** Tells what the page's address says that was searched for. */
export function search({ track }: Tracker): void {
  const params = new URLSearchParams(location.search);
  const query = SEARCHES.map((name) => params.get(name)).find(Boolean);
  if (query) track("Products Searched", { query: query.slice(0, 100) });
}

const seen = new WeakSet<Element>();
let observer: IntersectionObserver | undefined;

/** Tells of elements once they come into view. */
export function watch(_: Tracker, tell: (element: Element) => void): void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || seen.has(target)) continue;
      seen.add(target);
      tell(target);
    }
  });
  for (const element of document.querySelectorAll(VIEWED)) observer.observe(element);
}

/** The decision trace. */
export function explain(tracker: Tracker): ReturnType<typeof trace> {
  const { head_, visitor_ } = tracker;
  known(tracker);
  return trace(head_, visitor_.model_, visitor_.state_(Math.floor(Date.now() / 1000)));
}

/**
 * Part of the tracker where the site has a server: what the tracker tells waits here, outlives the
 * tab, and is sent. Only with consent for `analytics`; before that nothing is made, stored or sent.
 */
import serverUrl from "@stagelight/astro/later-with-server?url&no-inline";
import config from "virtual:stagelight/tracker";
import { EVENT_KEY, KEPT_KEY, VISITOR_KEY } from "../anywhere/storage-policy.ts";
import { drop, get, put, waiting } from "./queue/kept.ts";
import type { Tracker } from "./tracker.ts";
import type { Properties } from "./visitor.ts";

/** As many events of such a length are below all bounds, and nobody has to count. */
const FEW = 40;
const SHORT = 1600;
/** As many events fit into the 64 kB that browsers send when a page is left. */
const AT_ONCE = 20;
/** The most tries of one page view. */
const TRIES = 3;

/** What is told of an event. */
interface Told {
  readonly type?: string;
  readonly event?: string;
  readonly properties?: Properties;
  readonly traits?: Properties;
  readonly timestamp?: string;
}

type Parts = Record<keyof typeof import("./later-with-server.ts"), (...call: unknown[]) => unknown>;

const tracker = (window as unknown as { stagelight?: Tracker }).stagelight!;

// As in the tracker: not without the head script, and not in a second copy.
if (tracker?.queue_) {
  const { head_ } = tracker;
  const { url, key: writeKey } = config.server!;
  const address = `${url}/v1/b`;
  /** The last page view. */
  let page: Told | undefined;
  /** Whether the visitor did not allow that the last event is sent. */
  let unsent: boolean;
  /** Key of the last event that was sent when the page was left. */
  let left = "";
  let meeting: Promise<unknown> | undefined;
  let timer: unknown;
  let tries = 0;
  /** Of events in one millisecond; as many digits each, so that keys sort in order. */
  let count = 1000;

  // A page that is prerendered is not told yet what is allowed.
  const allowed = () => tracker.consent.get?.().analytics;
  const later = async (name: keyof Parts, ...rest: unknown[]) =>
    ((await import(/* @vite-ignore */ serverUrl)) as Parts)[name](tracker, url, ...rest);
  /** The visitor's id, and the secret that it follows from. */
  const visitor = () => get(VISITOR_KEY)?.split(" ");
  /** Finds out who the visitor is. */
  const meet = () => (meeting ??= later("meet").then(schedule, schedule));

  // Not with an idle callback: Chromium loses those of pages that come back from its cache.
  function schedule(): void {
    timer ??= setTimeout(flush, 1000);
  }

  function add(told: Told): unknown {
    const {
      decided: _d,
      necessary: _n,
      globalPrivacyControl: _g,
      ...categoryPreferences
    } = tracker.consent.get!();
    unsent = !categoryPreferences.analytics;
    // With a visitor the server has not heard it yet.
    if (unsent) return visitor() && forget("forget");
    const { locale, traits: known, source } = head_.facts_;
    const text = JSON.stringify({
      ...told,
      userId: known["id"],
      context: {
        page: page!.properties,
        locale,
        campaign: source.campaign && { ...source, name: source.campaign },
        consent: { categoryPreferences },
      },
    });
    put(`${EVENT_KEY}${Date.now()}-${count++}-${Math.random()}`, text);
    if (text.length > SHORT || waiting()[FEW]) void later("makeRoom");
    return visitor() ? schedule() : meet();
  }

  /** What is sent of these events. */
  function body(keys: string[]): string {
    const [anonymousId, secret] = visitor()!;
    const batch = keys.flatMap((messageId) => {
      try {
        return { ...JSON.parse(get(messageId)!), anonymousId, messageId };
      } catch {
        // Anybody may have written it.
        return [];
      }
    });
    return JSON.stringify({ writeKey, batch, sentAt: new Date(), visitor: secret });
  }

  async function send(): Promise<void> {
    // What the tab has removed that sent before is gone in this one a little later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const keys = waiting();
    if (!keys[0]) return;
    let pause: unknown;
    try {
      const response = await fetch(address, {
        method: "POST",
        body: body(keys),
      });
      // What stands between may answer anything: only what can be read is an answer.
      const answer = await response.json();
      if (answer.success && !answer.rejected) return keys.forEach(drop);
      pause = await later("refused", response, answer, keys);
    } catch {}
    timer = setTimeout(flush, (pause as number) || 2000 * 4 ** tries++);
  }

  const ready = () => tries < TRIES && allowed() && visitor();

  function flush(): void {
    timer = undefined;
    if (!navigator.onLine || !ready()) return;
    // One tab sends at a time; what it has sent is gone when the next one's turn comes.
    // Where storage is forbidden locks are too, and there is nothing to share.
    if (navigator.locks) void navigator.locks.request(VISITOR_KEY, send).catch(send);
    else void later("lease", send, flush);
  }

  /** Sends the newest when there is no time to wait for an answer: they stay until there is one. */
  function leave(): void {
    const keys = waiting().filter((key) => key > left);
    if (keys[0] && ready()) {
      left = keys.at(-1)!;
      navigator.sendBeacon(address, body(keys.slice(-AT_ONCE)));
    }
  }

  function forget(how: "forget" | "reset"): void {
    meeting = undefined;
    waiting().forEach(drop);
    void later(how);
  }

  document.addEventListener("stagelight:event", ({ detail }) => {
    // The first one is a page view.
    if (!page) {
      const { identify, reset } = tracker;
      Object.assign(tracker, {
        identify: (who: Record<string, unknown> | string) =>
          typeof who == "string" ? later("identify", who, address, body) : identify(who),
        reset() {
          drop(VISITOR_KEY);
          forget("reset");
          return reset();
        },
        verified: () => later("verified"),
      });
      // The server can give back what this browser has lost.
      if (!visitor() && document.cookie.includes(KEPT_KEY)) void meet();
    }
    const { type, event } = detail as Told;
    if (type == "page") {
      page = detail;
      tries = 0;
    }
    // What follows from events the server knows by itself.
    if (type != "lost" && event != "Lifecycle Stage Changed") {
      try {
        add(detail);
      } catch (error) {
        // Sites may tell what is no JSON.
        console.warn(error);
      }
    }
  });
  document.addEventListener("stagelight:consent", ({ detail }) => {
    if (!detail.analytics) forget("forget");
    // The server hears of it at once: who allows less may never see another page.
    else if (page) add(unsent ? page : { type: "identify" });
  });
  // Some browsers tell only one of them; coming back is no harm.
  addEventListener("visibilitychange", leave);
  addEventListener("pagehide", leave);
  addEventListener("online", () => {
    tries = 0;
    flush();
  });
}

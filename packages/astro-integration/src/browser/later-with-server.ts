/**
 * What few page views need of a site with a server, loaded when it is asked for: a new visitor, what
 * this browser has lost, identity tokens, the verified stage, a queue that is full or refused.
 */
import { PURPOSES } from "@stagelight/core";
import type { VerifiedStanding } from "../anywhere/api.ts";
import { BANNER_SLOT } from "../anywhere/dialog-data.ts";
import type { Memory } from "../anywhere/memory.ts";
import { EVENT_KEY, KEPT_KEY, LOCK_KEY, VISITOR_KEY } from "../anywhere/storage-policy.ts";
import { emit } from "./emit.ts";
import type { Slot } from "./head-api.ts";
import { reconsider } from "./navigation.ts";
import { makeRoom as room } from "./queue/make-room.ts";
import { makeVisitor } from "./queue/make-visitor.ts";
import { drop, get, put } from "./queue/kept.ts";
import type { Tracker } from "./tracker.ts";

/** Makes room where too much waits, and tells what is lost. */
export function makeRoom(): void {
  room((event, text) => {
    console.warn("[stagelight] There is no room to keep this until it is sent:", event ?? text);
    emit("event", { type: "lost", event, text });
  });
}

/** What of `GET v1/stage` is read here. */
interface StageAnswer {
  readonly verified: VerifiedStanding | null;
  readonly restored?: { readonly visitor?: string; readonly memory: Memory };
}

const allowed = ({ consent }: Tracker): boolean => consent.get!().analytics;

/** Whether the server could give back what this browser has lost. */
const isKept = (): boolean => document.cookie.includes(`${KEPT_KEY}=1`);

/** Finds out who the visitor is: one whom the server knows again, or a new one. */
export async function meet(tracker: Tracker, url: string): Promise<void> {
  const restored = isKept() && (await restore(tracker, url).catch(() => undefined));
  // Nothing of a visitor is made before it may be kept.
  if (allowed(tracker)) {
    const visitor = await makeVisitor(restored ? restored.visitor : undefined);
    // Another tab may have been quicker, and the visitor may have changed their mind.
    if (allowed(tracker) && !get(VISITOR_KEY)) put(VISITOR_KEY, visitor);
  }
  if (restored) emit("consent", tracker.consent.get!());
}

/** Gets back what this browser has lost, as far as the visitor has allowed it. */
async function restore(
  { head_, visitor_ }: Tracker,
  url: string,
): Promise<StageAnswer["restored"]> {
  const response = await fetch(`${url}/v1/stage?restore`);
  const { restored } = (await response.json()) as StageAnswer;
  const memory = visitor_.read_();
  // What was stored since is newer.
  if (!restored || memory.v! > 1) return restored;
  visitor_.write_({ ...memory, ...restored.memory, ...(memory.c && { c: memory.c }) });
  head_.load_(document);
  for (const slot of document.querySelectorAll<Slot>(`stagelight-slot[name=${BANNER_SLOT}]`)) {
    reconsider(head_, slot);
  }
  return restored;
}

/** Has the server take back its cookies of a visitor who begins anew. */
export async function reset(_: Tracker, url: string): Promise<void> {
  if (!isKept()) return;
  document.cookie = `${KEPT_KEY}=; path=/; max-age=0`;
  await fetch(`${url}/v1/forget?reset`, { method: "POST" }).catch(() => {});
}

let telling: Promise<unknown> | undefined;

/**
 * Tells the server that a visitor no longer wants to be known. It must hear it, also of who leaves the
 * page at once: until then the secret stays, and the next event finds it there.
 */
export async function forget(tracker: Tracker, url: string): Promise<void> {
  const [, secret] = get(VISITOR_KEY)?.split(" ") ?? [];
  if (telling) return;
  if (secret || isKept()) {
    const headers: HeadersInit = secret ? { authorization: `Bearer ${secret}` } : {};
    telling = fetch(`${url}/v1/forget`, { method: "POST", headers, keepalive: true });
    const answer = await (telling as Promise<Response>).catch(() => undefined);
    telling = undefined;
    if (!answer || answer.status >= 500 || answer.status == 429 || allowed(tracker)) return;
    document.cookie = `${KEPT_KEY}=; path=/; max-age=0`;
  }
  drop(VISITOR_KEY);
}

/**
 * Shows the server an identity token, and asks where its person stands. The token is nowhere stored;
 * it is tried three times, as long as the page is there.
 *
 * @param address where events go
 * @param body what is sent of events, by their keys
 */
export async function identify(
  tracker: Tracker,
  url: string,
  identityToken: string,
  address: string,
  body: (keys: string[]) => string,
): Promise<void> {
  if (!get(VISITOR_KEY)) await meet(tracker, url);
  const timestamp = new Date();
  const messageId = `${EVENT_KEY}${Date.now()}-${Math.random()}`;
  for (let tries = 0; tries < 3; tries++) {
    const visitor = get(VISITOR_KEY);
    if (!visitor || !allowed(tracker)) return;
    const consent = tracker.consent.get!();
    const categoryPreferences = Object.fromEntries(PURPOSES.map((name) => [name, consent[name]]));
    const context = { identityToken, consent: { categoryPreferences } };
    const [anonymousId] = visitor.split(" ");
    const batch = [{ type: "identify", messageId, anonymousId, timestamp, context }];
    try {
      const response = await fetch(address, {
        method: "POST",
        body: JSON.stringify({ ...JSON.parse(body([])), batch }),
      });
      const answer = await response.json();
      if (answer.success) {
        await verify(tracker, url, identityToken);
        // By then the visitor has become the person's, and the server knows what it may store.
        setTimeout(() => void verify(tracker, url), 1000);
        return;
      }
      if (!(await refused(tracker, url, response, answer, []))) return;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 2000 * 4 ** tries));
  }
}

let asked: Promise<VerifiedStanding | null> | undefined;

/** Where the visitor stands verified; asked once, and told again to whoever came later. */
export async function verified(tracker: Tracker, url: string): Promise<VerifiedStanding | null> {
  if (!asked) return verify(tracker, url);
  const standing = await asked;
  emit("verified", standing);
  return standing;
}

/**
 * Asks anew where the visitor stands, and with that renews the signed stage cookie.
 *
 * @param proof an identity token: its person is known before the visitor has become theirs
 */
function verify(tracker: Tracker, url: string, proof?: string): Promise<VerifiedStanding | null> {
  return (asked = ask(tracker, url, proof));
}

async function ask(
  tracker: Tracker,
  url: string,
  proof = get(VISITOR_KEY)?.split(" ")[1],
): Promise<VerifiedStanding | null> {
  let standing: VerifiedStanding | null = null;
  try {
    if (proof && allowed(tracker)) {
      const headers = { authorization: `Bearer ${proof}` };
      const response = await fetch(`${url}/v1/stage`, { headers });
      ({ verified: standing = null } = (await response.json()) as StageAnswer);
    }
  } catch {
    // Another time.
    asked = undefined;
  }
  emit("verified", standing);
  return standing;
}

/** How a visitor is kept: the id, and the secret if there is one. */
const VISITOR = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}( [\w-]{43})?$/;

let told = false;

/**
 * Takes an answer that is not a plain yes. What is refused for good is told, once a page, and does
 * not wait any longer.
 *
 * @param keys of the events that were sent
 * @returns milliseconds that the server asks to wait; nothing where it need not be asked again
 */
export async function refused(
  tracker: Tracker,
  url: string,
  { status, headers }: Response,
  answer: unknown,
  keys: readonly string[],
): Promise<number | undefined> {
  // Somebody has written another visitor there: what waits is sent as a new one's.
  if (!VISITOR.test(get(VISITOR_KEY) ?? "")) {
    drop(VISITOR_KEY);
    await meet(tracker, url);
    return undefined;
  }
  if (status >= 500 || status == 429) return (Number(headers.get("retry-after")) || 30) * 1000;
  if (!told) console.warn("[stagelight] The server has refused events:", answer);
  told = true;
  keys.forEach(drop);
  return undefined;
}

/** Lets one tab send at a time where browsers have no locks. */
export async function lease(
  _: Tracker,
  _url: string,
  send: () => Promise<void>,
  flush: () => void,
): Promise<void> {
  const left = Number(get(LOCK_KEY)) - Date.now();
  if (left > 0) {
    setTimeout(flush, left);
    return;
  }
  put(LOCK_KEY, `${Date.now() + 20_000}`);
  await send();
  drop(LOCK_KEY);
}

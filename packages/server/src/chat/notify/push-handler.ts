import type { PushSubscription } from "web-push";
import { z } from "zod";
import type { ReadConfig } from "@stagelight/core/config";
import type { Endpoint, HandlerServices } from "../../outbox/endpoints.ts";
import type { Handler, Outcome } from "../../outbox/handler.ts";
import type { Job } from "../../outbox/job.ts";
import { senderOf } from "../../mail/letter.ts";
import { nameOf } from "../../mail/templates/data.ts";
import { pageLanguage } from "../../pages/words.ts";
import { PUSH_ENDPOINT, pushJob, type PushPayload } from "./push-job.ts";
import { MOST_COUNTED, type PushTurn, waitingKey } from "./push-turn.ts";
import { type Told, waitingMail } from "./tell-team.ts";
import { vapidKeys } from "./vapid.ts";
import { pushWords } from "./words.ts";

/** Seconds for which a push service keeps a message for a browser that is off: then it is stale. */
const TTL = 3_600;

/** Milliseconds from one push to the next of a browser, which tells how many wait then. */
const APART = 60_000;

/** Milliseconds after which nobody need be told any more. */
const GIVE_UP = 3_600_000;

/** What is kept of a browser: see ./push-routes.ts. */
const keysSchema = z.object({
  p256dh: z.string(),
  auth: z.string(),
  /** The public key that it was asked with. */
  key: z.string(),
  /** Hash of the session in which it was asked: with that it ends. */
  session: z.string(),
});

const payloadSchema = z.object({
  subscription: z.string(),
  member: z.string(),
  known: z.array(z.string()).default([]),
});

/** Where browsers of the team are told; none on a site without a chat. */
export function pushEndpoints({ chat }: Pick<ReadConfig, "chat">): Endpoint[] {
  return chat ? [{ handler: pushHandler }] : [];
}

/** Tells browsers of the team that somebody waits in the chat, while no page of theirs is open. */
function pushHandler(services: HandlerServices): Handler {
  return {
    endpoint: PUSH_ENDPOINT,
    batch: 1,
    atOnce: 4,
    giveUpAfter: GIVE_UP,
    handle: (jobs, signal) => Promise.all(jobs.map((job) => tell(services, job, signal))),
  };
}

async function tell(services: HandlerServices, job: Job, signal: AbortSignal): Promise<Outcome> {
  const payload = payloadSchema.safeParse(job.payload).data;
  if (!payload) return { is: "failed", why: "this is no message", final: true };
  const found = await find(services, payload);
  if (!found) return { is: "dropped", why: "nobody is to be told" };
  const { member, subscription } = found;
  const { clock, settings, store } = services;
  const { uid } = job;
  const turn = await store.run("pushTurn", { uid, member: member.id, known: payload.known });
  const [newest] = turn.untold;
  if (!newest) return { is: "dropped", why: "nobody waits of whom it was not told" };
  const mail = waitingMail({ ...newest, member, now: clock.now() });
  const instead: Outcome = { is: "done", next: settings.mail.by === "nothing" ? [] : [mail] };
  if (!subscription) return instead;
  const { status, retryAfter } = await send(services, subscription, {
    turn,
    locale: member.locale,
    signal,
  });
  if (status >= 200 && status < 300) {
    const known = turn.waiting.map(waitingKey);
    const now = clock.now();
    return { is: "done", next: [pushJob({ ...payload, known }, now, now + APART)] };
  }
  if (status === 404 || status === 410) {
    await services.store.run("forgetPush", { id: payload.subscription });
    return instead;
  }
  const why = `the push service answers ${status}`;
  if (status === 429 || status >= 500) {
    const retryAt = retryAfter === undefined ? undefined : clock.now() + retryAfter * 1_000;
    return { is: "failed", why, ...(retryAt !== undefined && { retryAt }) };
  }
  return instead;
}

interface Found {
  readonly member: Told;
  /** Nothing where the browser is not to be told any more, and a mail is. */
  readonly subscription: (PushSubscription & { readonly key: string }) | undefined;
}

/** Who is told, while they are of the team. */
async function find(
  { store }: HandlerServices,
  { subscription, member }: PushPayload,
): Promise<Found | undefined> {
  const told = await store.read
    .selectFrom("team_member")
    .select(["id", "email", "name", "locale", "seen_at"])
    .where("id", "=", member)
    .where("state", "=", "active")
    .executeTakeFirst();
  if (!told) return undefined;
  const browser = await store.read
    .selectFrom("push_subscription")
    .select(["endpoint", "keys"])
    .where("id", "=", subscription)
    .where("member_id", "=", member)
    .executeTakeFirst();
  const keys = keysSchema.safeParse(JSON.parse(browser?.keys ?? "null")).data;
  const session = await store.read
    .selectFrom("team_session")
    .select("hash")
    .where("hash", "=", keys?.session ?? "")
    .where("member_id", "=", member)
    .executeTakeFirst();
  const stands = browser && keys && session;
  return {
    member: told,
    subscription: stands ? { endpoint: browser.endpoint, keys, key: keys.key } : undefined,
  };
}

async function send(
  { config, ring, links, outgoing }: HandlerServices,
  { key, ...subscription }: NonNullable<Found["subscription"]>,
  {
    turn,
    locale,
    signal,
  }: { readonly turn: PushTurn; readonly locale: string; readonly signal: AbortSignal },
): Promise<{ readonly status: number; readonly retryAfter?: number | undefined }> {
  const pair = vapidKeys(ring).find(({ publicKey }) => publicKey === key);
  // It was asked with a secret that is not known any more.
  if (!pair) return { status: 410 };
  const words = pushWords(pageLanguage(locale));
  const message = { title: config.site.name ?? words.somebody, ...saying(turn, words, links) };
  const { default: webPush } = await import("web-push");
  const { endpoint, headers, body } = webPush.generateRequestDetails(
    subscription,
    JSON.stringify(message),
    {
      TTL,
      urgency: "high",
      contentEncoding: "aes128gcm",
      vapidDetails: { subject: `mailto:${senderOf(config).address}`, ...pair },
    },
  );
  const answer = await outgoing.safeFetch({
    method: "POST",
    url: endpoint,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([header]) => header.toLowerCase() !== "content-length")
        .map(([header, value]) => [header.toLowerCase(), String(value)]),
    ),
    body,
    signal,
  });
  const after = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return { status: answer.status, retryAfter: Number.isFinite(after) ? after : undefined };
}

/** Of one who waits by name, of several how many they are. */
function saying(
  { waiting }: PushTurn,
  { somebody, named, several }: ReturnType<typeof pushWords>,
  links: HandlerServices["links"],
): { readonly body: string; readonly url: string; readonly tag: string } {
  const [first, ...others] = waiting;
  if (first && others.length === 0) {
    const { conversation } = first;
    const name = nameOf(first.name);
    return {
      body: name === undefined ? somebody : named.replace("{name}", () => name),
      url: links.server(`/dashboard/inbox/${conversation}`),
      tag: conversation,
    };
  }
  const more = waiting.length === MOST_COUNTED ? "+" : "";
  return {
    body: several.replace("{count}", `${waiting.length}${more}`),
    url: links.server("/dashboard/inbox"),
    tag: "waiting",
  };
}

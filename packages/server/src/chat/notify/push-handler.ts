import webPush, { type PushSubscription } from "web-push";
import { z } from "zod";
import type { ReadConfig } from "@stagelight/core/config";
import type { Endpoint, HandlerServices } from "../../outbox/endpoints.ts";
import type { Handler, Outcome } from "../../outbox/handler.ts";
import type { Job } from "../../outbox/job.ts";
import { senderOf } from "../../mail/letter.ts";
import { nameOf } from "../../mail/templates/data.ts";
import { pageLanguage } from "../../pages/words.ts";
import { PUSH_ENDPOINT, type PushPayload } from "./push-job.ts";
import { type Told, waitingMail } from "./tell-team.ts";
import { vapidKeys } from "./vapid.ts";
import { pushWords } from "./words.ts";

/** Seconds for which a push service keeps a message for a browser that is off: then it is stale. */
const TTL = 3_600;

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
  conversation: z.string(),
  upTo: z.number(),
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
  if (!found) return { is: "dropped", why: "nobody waits, or nobody is to be told" };
  const { member, name, subscription } = found;
  const { clock, settings } = services;
  const mail = waitingMail({ ...payload, member, now: clock.now() });
  const instead: Outcome = { is: "done", next: settings.mail.by === "nothing" ? [] : [mail] };
  if (!subscription) return instead;
  const { status, retryAfter } = await send(services, subscription, {
    payload,
    name,
    locale: member.locale,
    signal,
  });
  if (status >= 200 && status < 300) return { is: "done" };
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
  /** Whom the conversation is with, as they say. */
  readonly name: string | undefined;
  /** Nothing where the browser is not to be told any more, and a mail is. */
  readonly subscription: (PushSubscription & { readonly key: string }) | undefined;
}

/** Who is told, if anybody still waits whom nobody has looked at. */
async function find(
  { store }: HandlerServices,
  { subscription, member, conversation, upTo }: PushPayload,
): Promise<Found | undefined> {
  const waits = await store.read
    .selectFrom("conversation")
    .select("name")
    .where("id", "=", conversation)
    .where("waiting_since", "is not", null)
    .where("agent_read", "<=", upTo)
    .executeTakeFirst();
  const told = await store.read
    .selectFrom("team_member")
    .select(["id", "email", "name", "locale", "seen_at"])
    .where("id", "=", member)
    .where("state", "=", "active")
    .executeTakeFirst();
  if (!waits || !told) return undefined;
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
    name: nameOf(waits.name),
    subscription: stands ? { endpoint: browser.endpoint, keys, key: keys.key } : undefined,
  };
}

async function send(
  { config, ring, links, outgoing }: HandlerServices,
  { key, ...subscription }: NonNullable<Found["subscription"]>,
  {
    payload: { conversation },
    name,
    locale,
    signal,
  }: {
    readonly payload: PushPayload;
    readonly name: string | undefined;
    readonly locale: string;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly status: number; readonly retryAfter?: number | undefined }> {
  const pair = vapidKeys(ring).find(({ publicKey }) => publicKey === key);
  // It was asked with a secret that is not known any more.
  if (!pair) return { status: 410 };
  const words = pushWords(pageLanguage(locale));
  const message = {
    title: config.site.name ?? words.somebody,
    body: name === undefined ? words.somebody : words.named.replace("{name}", () => name),
    url: links.server(`/dashboard/inbox/${conversation}`),
    tag: conversation,
  };
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

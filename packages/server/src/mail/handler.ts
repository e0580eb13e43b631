import { z } from "zod";
import { maySend } from "../connect/may-send.ts";
import type { HandlerServices } from "../outbox/endpoints.ts";
import type { Handler, Outcome } from "../outbox/handler.ts";
import type { Job } from "../outbox/job.ts";
import { chatFacts } from "../chat/mail/mail-facts.ts";
import { newsletterFacts } from "../newsletter/mail-facts.ts";
import { isSuppressed, recordKeys, suppressionHash } from "../privacy/suppression.ts";
import { referralFacts } from "../referral/members/mail-facts.ts";
import { reviewFacts } from "../reviews/asking/mail-facts.ts";
import type { Store } from "../store/store.ts";
import { teamFacts } from "../team/links/mail-facts.ts";
import { mailSurveys } from "../surveys/mail-data.ts";
import { parseMailAddress, type MailAddress } from "./address.ts";
import { capsOf, isUnasked, UNASKED } from "./caps.ts";
import type { MailCeiling, MailOutcome, MailRecord } from "./commands.ts";
import { type Thread, writeLetter } from "./letter.ts";
import { MailFailure } from "./mail-failure.ts";
import { MAIL_ENDPOINT } from "./mail-job.ts";
import type { MailCategory, MailPayload } from "./message.ts";
import { CONNECTIONS, type MailSender, SILENCE } from "./smtp.ts";
import type { Templates } from "./templates/templates.ts";
import { unsubscribeLink } from "./unsubscribe/token.ts";

/** What a mail says beside its payload, as it is known when it is sent; or why it must not be sent. */
export type MailFacts =
  | {
      readonly data: Readonly<Record<string, unknown>>;
      /** Nobody has asked for it: it needs consent as any other of its category. */
      readonly unasked?: true;
      /** When the person last asked for it; milliseconds since 1970. */
      readonly wantedAt?: number;
      /** Where answers go, and which mails it belongs to. */
      readonly thread?: Thread;
    }
  | { readonly refusal: MailOutcome };

/** What the handler works with. */
export interface MailServices extends Pick<
  HandlerServices,
  "config" | "ring" | "clock" | "links" | "alarm"
> {
  readonly store: Pick<Store, "read" | "run">;
  readonly templates: Templates;
  readonly sender: MailSender;
}

const DAY = 86_400_000;

/** Milliseconds after which a mail is given up (RFC 5321, 4.5.4.1: four to five days at most). */
const GIVE_UP = 3 * DAY;

/**
 * Sends mails, and is all that does: whatever keeps a mail from somebody who must not get it stands
 * here, at the time of sending.
 */
export function mailHandler(services: MailServices): Handler {
  return {
    endpoint: MAIL_ENDPOINT,
    batch: 1,
    atOnce: CONNECTIONS,
    timeout: SILENCE + 60_000,
    giveUpAfter: GIVE_UP,
    handle: (jobs, signal) => Promise.all(jobs.map((job) => sendMail(services, job, signal))),
    close: () => services.sender.close(),
  };
}

const payloadSchema = z.object({
  template: z.string(),
  category: z.enum(["transactional", "marketing", "confirmation"]).optional(),
  language: z.string(),
  to: z.object({ address: z.string(), name: z.string().optional() }),
  data: z.record(z.string(), z.unknown()),
  mail: z.string().optional(),
  signUp: z.string().optional(),
  ofNetwork: z.number().optional(),
  referral: z
    .object({
      member: z.string(),
      program: z.string(),
      terms: z.string(),
      invites: z.boolean().optional(),
    })
    .optional(),
  review: z.object({ invitations: z.array(z.string()), asks: z.boolean().optional() }).optional(),
  chat: z
    .object({
      conversation: z.string(),
      is: z.enum(["answer", "transcript", "waiting"]),
      after: z.number().optional(),
      upTo: z.number(),
    })
    .optional(),
  team: z.object({ link: z.string(), expiresAt: z.number() }).optional(),
  subscriber: z.object({ id: z.string(), lists: z.array(z.string()) }).optional(),
});

async function sendMail(services: MailServices, job: Job, signal: AbortSignal): Promise<Outcome> {
  const { config, ring, store, clock, templates } = services;
  const payload = payloadSchema.safeParse(job.payload).data as MailPayload | undefined;
  const address = parseMailAddress(payload?.to.address);
  if (!payload) return { is: "failed", why: "this is no mail", final: true };
  if (!address) return { is: "dropped", why: "not one address that mail can be sent to" };
  const category = payload.category ?? templates.categoryOf(payload.template) ?? "marketing";
  const record: MailRecord = {
    uid: job.uid,
    mail: payload.mail ?? payload.template,
    category,
    addressKeys: recordKeys(ring, address.canonical),
    visitorId: job.visitorId,
    profileId: job.profileId,
    now: clock.now(),
  };
  const facts =
    (await newsletterFacts(services, payload)) ??
    (await referralFacts(services, payload)) ??
    (await teamFacts(services, payload)) ??
    (await reviewFacts(services, payload)) ??
    (await chatFacts(services, payload));
  const refusal = await refusalOf(services, job, address, category, facts);
  if (refusal) {
    await store.run("recordMail", { ...record, outcome: refusal });
    return { is: "dropped", why: refusal };
  }
  const surveys = await mailSurveys(services, {
    email: address.canonical,
    profileId: job.profileId,
    language: payload.language,
  });
  const claim = await store.run("claimMail", {
    ...record,
    caps: capsOf(config.mail, category, record.mail),
    ...(isUnasked(category, record.mail) && { ceiling: await confirmations(services, payload) }),
  });
  if (claim === "full") return { is: "later", at: record.now + patience(), why: HELD };
  if (claim === "sent") return { is: "done" };
  // What the team has answered is not lost at once: it waits until the address may get a mail again.
  const young = record.now - job.createdAt < GIVE_UP;
  if (claim === "capped" && payload.chat?.is === "answer" && young) {
    return { is: "later", at: record.now + DAY, why: claim };
  }
  if (claim === "capped") return { is: "dropped", why: claim };
  try {
    const { data: known = {}, thread } = facts && "data" in facts ? facts : {};
    const data = { ...payload.data, ...known, surveys };
    await post(services, job, { payload: { ...payload, data }, address, category, thread }, signal);
  } catch (error) {
    return notSent(services, record, address, error);
  }
  await store.run("recordMail", { ...record, now: clock.now(), outcome: "sent" });
  return { is: "done" };
}

/** Why a confirmation waits. */
export const HELD = "more confirmations than usual in this hour";

/** Milliseconds until a mail that is held asks again; not all of them at once. */
function patience(): number {
  return 300_000 + Math.floor(Math.random() * 600_000);
}

/** A network's share of the ceiling in a day, as long as more than half of the ceiling is used. */
const SHARE = 0.01;

/**
 * How many confirmations leave: whatever is wrong with a form, it must not become a flood of mail. Half
 * of them is kept for networks that ask for few, so that a few networks cannot use up all of it.
 */
async function confirmations(
  { alarm }: MailServices,
  { ofNetwork = 0 }: MailPayload,
): Promise<MailCeiling> {
  const { ceiling } = await alarm.state();
  const most = ofNetwork > Math.max(1, ceiling * SHARE) ? Math.ceil(ceiling / 2) : ceiling;
  return { ...UNASKED, most, within: 3_600_000 };
}

/** Why somebody must not get a mail. */
async function refusalOf(
  { config, ring, store }: MailServices,
  job: Job,
  { canonical }: MailAddress,
  category: MailCategory,
  facts: MailFacts | undefined,
): Promise<MailOutcome | undefined> {
  if (facts && "refusal" in facts) return facts.refusal;
  const wantedAt = facts?.wantedAt;
  if (await isSuppressed(store.read, ring, canonical, category, wantedAt)) return "suppressed";
  // Who has subscribed has agreed to it.
  if (category !== "marketing" || (facts && !facts.unasked)) return undefined;
  return (await maySend(store.read, config, job, "marketing")) ? undefined : "no-consent";
}

/** Writes the letter and sends it. */
async function post(
  { config, ring, clock, links, templates, sender }: MailServices,
  { uid }: Job,
  mail: {
    readonly payload: MailPayload;
    readonly address: MailAddress;
    readonly category: MailCategory;
    readonly thread: Thread | undefined;
  },
  signal: AbortSignal,
): Promise<void> {
  const { payload, address, category, thread } = mail;
  const now = clock.now();
  const unsubscribe = unsubscribeLink(
    { config, ring, links },
    {
      email: address.canonical,
      category,
      language: payload.language,
      lists: payload.subscriber?.lists,
    },
    now,
  );
  const rendered = templates.render({
    ...payload,
    category,
    links: { site: links.site(), unsubscribe },
  });
  const to = { ...payload.to, address: address.address };
  const parts = { config, uid, mail: rendered, to, unsubscribe, now, thread };
  await sender.send(writeLetter(parts), signal);
}

/** What follows when a mail was not sent, or may not have been. */
async function notSent(
  { ring, store, clock }: MailServices,
  record: MailRecord,
  { canonical }: MailAddress,
  error: unknown,
): Promise<Outcome> {
  // A template that cannot be filled in cannot be filled in later.
  const { trouble } =
    error instanceof MailFailure ? error : new MailFailure({ why: "not rendered", final: true });
  const { why, final, noSuchAddress, endpointAtFault } = trouble;
  if (final) {
    const now = clock.now();
    const suppress = {
      hash: suppressionHash(ring, canonical),
      scope: "every",
      reason: "no-such-address",
      now,
    } as const;
    await store.run("recordMail", {
      ...record,
      now,
      outcome: "refused",
      ...(noSuchAddress && { suppress }),
    });
  }
  return {
    is: "failed",
    why,
    ...(final && { final }),
    ...(endpointAtFault && { endpointAtFault }),
  };
}

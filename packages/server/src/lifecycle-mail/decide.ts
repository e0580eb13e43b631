import { evaluate, type Model } from "@stagelight/core";
import type { ReadConfig, ReadLifecycleMail } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import { maySend } from "../connect/may-send.ts";
import { canonicalEmail } from "../identity/email.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { MailOutcome } from "../mail/commands.ts";
import type { Links } from "../mail/links.ts";
import { mailJob } from "../mail/mail-job.ts";
import type { MailCategory, MailPayload } from "../mail/message.ts";
import type { Job, NewJob } from "../outbox/job.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Tables } from "../store/tables.ts";
import { asLanguage, nameOf } from "./event-facts.ts";
import type { FollowUp, HappenedFollowUp } from "./follow-up.ts";
import { pagesOf } from "./pages.ts";
import { type Addressee, addresseeOf, factsOf } from "./person.ts";
import { wasSent, wasSentSince } from "./records.ts";
import { nextOrderAt } from "./rhythm.ts";
import { silenceAt } from "./silence.ts";
import { TOO_LATE } from "./trigger.ts";

/** What a decision is made with. */
export interface Deciding {
  readonly read: Kysely<Tables>;
  readonly config: ReadConfig;
  readonly model: Model;
  readonly ring: KeyRing;
  readonly links: Links;
  readonly categoryOf: (template: string) => MailCategory | undefined;
  /** On somebody's own machine weeks are skipped: nothing is too late there. */
  readonly development: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was decided. */
export type Decision =
  | { readonly is: "send"; readonly job: NewJob }
  | { readonly is: "later"; readonly at: number; readonly why: string }
  /** It did not come to that, or was done already: nothing to tell anybody. */
  | { readonly is: "moot"; readonly why: string }
  | {
      readonly is: "not";
      readonly why: MailOutcome;
      readonly category: MailCategory;
      /** Whom it would have gone to, in canonical form. */
      readonly address?: string;
    };

/** Decides whether a lifecycle mail is sent, now that it is due. */
export async function decide(
  deciding: Deciding,
  mail: ReadLifecycleMail,
  job: Job,
): Promise<Decision> {
  const { read, model, now } = deciding;
  const person = await addresseeOf(read, model, job);
  if (!person) return { is: "moot", why: "nobody of that id is known any more" };
  const category = mail.kind ?? deciding.categoryOf(mail.template) ?? "marketing";
  const happened = setOff(deciding, mail, person, job.payload as FollowUp);
  if (!happened) return { is: "moot", why: "the person has not fallen silent" };
  const to = recipientOf(person, happened, category);
  const due = await dueAt(deciding, mail, person, happened);
  if (typeof due === "string") {
    return { is: "not", why: due, category, ...(to.address && { address: to.address }) };
  }
  if (due > now) return { is: "later", at: due, why: "it is not time yet" };
  if (to.refusal) return { is: "not", why: to.refusal, category };
  const subscriber = await subscriberOf(deciding, mail, to.address);
  if (mail.list !== undefined && !subscriber)
    return { is: "not", why: "no-consent", category, address: to.address };
  const letter = letterOf(deciding, mail, { person, happened, category, to, job, subscriber });
  if (await wasSent(read, letter.uid)) return { is: "moot", why: "this was sent already" };
  const chosen = { person, happened, category, to, due, letter, subscriber };
  const refusal = await refusalOf(deciding, mail, chosen);
  return refusal
    ? { is: "not", why: refusal, category, address: to.address }
    : { is: "send", job: letter };
}

/** What set the mail off: what the job says, or the silence that it was to wait for. */
function setOff(
  { model, now }: Deciding,
  { when }: ReadLifecycleMail,
  { verified }: Addressee,
  payload: FollowUp,
): HappenedFollowUp | undefined {
  if (payload.cause !== "silence") return payload;
  const at = verified && "entered" in when ? silenceAt(when, model, verified, now) : undefined;
  return at === undefined ? undefined : { cause: "stage", occasion: `silence ${at}`, at, data: {} };
}

/** When it is to be sent, or why it never is. */
async function dueAt(
  { read }: Deciding,
  { after }: ReadLifecycleMail,
  { visitorId, profileId }: Addressee,
  { at }: HappenedFollowUp,
): Promise<number | "few-orders"> {
  if (typeof after === "number") return at + after * 1000;
  const orders = await read
    .selectFrom("placed_order")
    .select("at")
    .where((row) =>
      profileId === null
        ? row.and([row("profile_id", "is", null), row("visitor_id", "=", visitorId)])
        : row("profile_id", "=", profileId),
    )
    .execute();
  return (
    nextOrderAt(
      orders.map((order) => order.at),
      after,
    ) ?? "few-orders"
  );
}

type Recipient =
  | { readonly refusal: "no-address"; readonly address?: undefined; readonly written?: undefined }
  | {
      readonly refusal?: undefined;
      /** In canonical form. */
      readonly address: string;
      /** As it was told. */
      readonly written: string;
      readonly name?: string | undefined;
    };

/**
 * Whom it goes to: the address that the site's server has told with what happened, else one that is
 * proven to be the person's. To an address that nobody has confirmed goes only what belongs to an order.
 */
function recipientOf(
  { addresses, traits }: Addressee,
  { to }: HappenedFollowUp,
  category: MailCategory,
): Recipient {
  const name = to?.name ?? nameOf(traits);
  const told = canonicalEmail(to?.address);
  const proven = told !== undefined && addresses.includes(told);
  if (told !== undefined && (proven || !to!.unconfirmed || category === "transactional")) {
    return { address: told, written: to!.address, name };
  }
  const [own] = addresses;
  return own === undefined ? { refusal: "no-address" } : { address: own, written: own, name };
}

interface Chosen {
  readonly person: Addressee;
  readonly happened: HappenedFollowUp;
  readonly category: MailCategory;
  readonly to: Extract<Recipient, { address: string }>;
  readonly job: Job;
  /** Of a mail that belongs to a list. */
  readonly subscriber: MailPayload["subscriber"];
}

/** Who gets a mail's list at an address. */
async function subscriberOf(
  { read, ring }: Deciding,
  { list }: ReadLifecycleMail,
  address: string,
): Promise<MailPayload["subscriber"]> {
  if (list === undefined) return undefined;
  const row = await read
    .selectFrom("subscriber")
    .innerJoin("subscription", "subscription.subscriber_id", "subscriber.id")
    .select("subscriber.id")
    .where("subscriber.address_key", "in", recordKeys(ring, address))
    .where("subscription.list", "=", list)
    .where("subscription.state", "=", "confirmed")
    .executeTakeFirst();
  return row && { id: row.id, lists: [list] };
}

/** The job that sends it. The same occasion makes the same one, so that it is sent once. */
function letterOf(
  { config, ring, links, now }: Deciding,
  mail: ReadLifecycleMail,
  { person, happened, category, to, job, subscriber }: Chosen,
): NewJob {
  const { visitorId, profileId } = person;
  const { occasion, data } = happened;
  const [key] = recordKeys(ring, to.address);
  const language = languageOf(config, person, happened);
  return mailJob({
    cause: `${occasion} ${to.address}`,
    visitorId: visitorId ?? job.visitorId,
    profileId,
    createdAt: now,
    dueAt: now,
    // Until it was sent there is no record of it.
    ...(mail.atMostOncePer !== undefined && { uniqueKey: `mail ${mail.id} ${key}` }),
    template: mail.template,
    category,
    language,
    to: { address: to.written, ...(to.name !== undefined && { name: to.name }) },
    data: {
      ...data,
      person: to.name === undefined ? {} : { name: to.name },
      links: pagesOf(config, links, language),
    },
    mail: mail.id,
    ...(subscriber && { subscriber }),
  });
}

function languageOf(
  { site }: ReadConfig,
  { traits }: Addressee,
  { language }: HappenedFollowUp,
): string {
  const told = asLanguage(traits["locale"]) ?? asLanguage(traits["language"]);
  return language ?? told ?? site.locales[0] ?? "en";
}

/** Why somebody does not get it. */
async function refusalOf(
  { read, config, model, ring, development, now }: Deciding,
  mail: ReadLifecycleMail,
  {
    person,
    happened,
    category,
    to,
    due,
    letter,
    subscriber,
  }: Omit<Chosen, "job"> & { readonly due: number; readonly letter: NewJob },
): Promise<MailOutcome | undefined> {
  if (now - due > TOO_LATE && !development) return "too-late";
  const { language } = letter.payload as { language: string };
  const facts = factsOf(model, person, language, Math.floor(now / 1000));
  if (mail.if && !evaluate(mail.if, facts)) return "condition";
  if (mail.atMostOncePer !== undefined) {
    const since = now - mail.atMostOncePer * 1000;
    const before = { mail: mail.id, keys: recordKeys(ring, to.address), since };
    if (await wasSentSince(read, person, before)) return "too-soon";
  }
  if (category !== "marketing" || subscriber) return undefined;
  if (happened.marketing === false) return "no-consent";
  return (await maySend(read, config, person, "marketing")) ? undefined : "no-consent";
}

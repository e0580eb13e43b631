import type { ReadConfig } from "@stagelight/core/config";
import { maySend } from "../../connect/may-send.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { uuidOf } from "../../keys/uuid.ts";
import type { MailOutcome } from "../../mail/commands.ts";
import type { Endpoint, HandlerServices } from "../../outbox/endpoints.ts";
import type { Handler, Outcome } from "../../outbox/handler.ts";
import type { Job } from "../../outbox/job.ts";
import { oneByOne } from "../../outbox/one-by-one.ts";
import { identitiesOf, valuesOf } from "../../privacy/own.ts";
import { isSuppressed, recordKeys } from "../../privacy/suppression.ts";
import { orderKey } from "../../referral/convert/orders.ts";
import type { Invitation } from "../receive/invitation.ts";
import { type OrderJob, REVIEW_ENDPOINT } from "./after.ts";
import type { Asked, RemindJob } from "./ask.ts";
import type { AskJob, Customer } from "./invite.ts";
import { REQUEST_TEMPLATES } from "./request-mail.ts";

/** The place where it is decided who is asked for a review; none where there are no reviews. */
export function reviewEndpoints({ review }: Pick<ReadConfig, "review">): Endpoint[] {
  return review ? [{ handler: reviewHandler }] : [];
}

type Services = Pick<HandlerServices, "config" | "ring" | "store" | "clock">;

/** Looks at orders, and at requests that are due. One after the other: an order comes before its refund. */
function reviewHandler(services: Services): Handler {
  return {
    endpoint: REVIEW_ENDPOINT,
    batch: 20,
    atOnce: 1,
    handle: oneByOne(services, (job) => handle(services, job)),
  };
}

async function handle(services: Services, job: Job): Promise<Outcome> {
  const { store, clock } = services;
  const payload = job.payload as OrderJob | AskJob | RemindJob;
  const now = clock.now();
  switch (payload.do) {
    case "order": {
      const { order, lines, due, asks } = payload;
      const customer = await customerOf(services, job, payload);
      const key = orderKey(order);
      await store.run("reviewInvite", { order: key, lines, customer, due, asks, now });
      return { is: "done" };
    }
    case "undo": {
      const { order, at, cancelled, products } = payload;
      await store.run("reviewCancel", {
        order: orderKey(order),
        ...(products && { products }),
        customer: await customerOf(services, job, {}),
        at,
        cancelled,
        now,
      });
      return { is: "done" };
    }
    case "ask":
      return ask(services, job, payload);
    case "remind":
      return remind(services, job, payload);
  }
}

async function ask(services: Services, job: Job, { order }: AskJob): Promise<Outcome> {
  const { store, config, clock } = services;
  const rows = store.read.selectFrom("review_invitation").selectAll();
  const own = await rows.where("order_key", "=", order).where("product", "<>", "").execute();
  const asking = await mayAsk(services, job, REQUEST_TEMPLATES.request, own);
  if ("is" in asking) return asking;
  const { addressKeys } = asking;
  const { review } = config;
  const now = clock.now();
  return outcomeOf(await store.run("reviewAsk", { order, addressKeys, review: review!, now }));
}

async function remind(services: Services, job: Job, { invitations }: RemindJob): Promise<Outcome> {
  const { store, config, clock } = services;
  const rows = store.read.selectFrom("review_invitation").selectAll();
  const own = await rows.where("id", "in", [...invitations]).execute();
  const asking = await mayAsk(services, job, REQUEST_TEMPLATES.reminder, own);
  if ("is" in asking) return asking;
  const { review } = config;
  return outcomeOf(
    await store.run("reviewRemind", { invitations, review: review!, now: clock.now() }),
  );
}

/** Whom to write to; or what becomes of the job, where nobody is. Why not is kept for `mail why`. */
async function mayAsk(
  { store, config, ring, clock }: Services,
  { uid, visitorId, profileId }: Job,
  mail: string,
  rows: readonly Invitation[],
): Promise<{ readonly addressKeys: readonly string[] } | Outcome> {
  if (!config.review?.ask) return { is: "dropped", why: "nobody is asked any more" };
  const open = rows.filter((row) => row.used_at === null && row.cancelled_at === null);
  if (open.length === 0) return { is: "dropped", why: "there is nothing left to ask" };
  const email = open.find((row) => row.email !== null)?.email ?? undefined;
  const addressKeys = email === undefined ? [] : recordKeys(ring, email);
  const refusal = await refusalOf();
  if (!refusal) return { addressKeys };
  await store.run("recordMail", {
    uid: uuidOf(`${mail} ${uid}`),
    mail,
    category: "marketing",
    addressKeys,
    visitorId,
    profileId,
    now: clock.now(),
    outcome: refusal,
  });
  return { is: "dropped", why: refusal };

  async function refusalOf(): Promise<MailOutcome | undefined> {
    if (email === undefined) return "no-address";
    if (await isSuppressed(store.read, ring, email)) return "suppressed";
    const allowed = await maySend(store.read, config, { visitorId, profileId }, "marketing");
    return allowed ? undefined : "no-consent";
  }
}

function outcomeOf(asked: Asked): Outcome {
  return asked.is === "later"
    ? { is: "later", at: asked.at, why: "this person was asked lately" }
    : { is: "done" };
}

/**
 * Who has ordered: by the address that was told with the order, unless nobody has confirmed it, else by
 * one that is proven to be theirs.
 */
async function customerOf(
  { store, ring, config }: Services,
  { visitorId, profileId }: Job,
  { to, language }: Pick<Extract<OrderJob, { do: "order" }>, "to" | "language">,
): Promise<Customer> {
  const proven =
    profileId === null ? [] : valuesOf(await identitiesOf(store.read, profileId), "email");
  const told = canonicalEmail(to?.address);
  const usable = told !== undefined && (!to!.unconfirmed || proven.includes(told));
  const email = usable ? told : proven.toSorted()[0];
  return {
    visitorId,
    profileId,
    addressKeys: email === undefined ? [] : recordKeys(ring, email),
    ...(email !== undefined && { email, address: usable ? to!.address : email }),
    ...(to?.name !== undefined && { name: to.name }),
    locale: language ?? config.site.locales[0] ?? "en",
  };
}

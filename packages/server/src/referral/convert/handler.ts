import type { ReadConfig } from "@stagelight/core/config";
import { minorUnits, type Money, readCode } from "@stagelight/core/referral";
import { isDisposable } from "../../guard/disposable.ts";
import { canonicalEmail } from "../../identity/email.ts";
import type { Endpoint, HandlerServices } from "../../outbox/endpoints.ts";
import type { Handler, Outcome } from "../../outbox/handler.ts";
import type { Job } from "../../outbox/job.ts";
import { oneByOne } from "../../outbox/one-by-one.ts";
import { mailboxKeys, paymentKey, profileKeys, selfKeys } from "../keys.ts";
import { networkOfCaller } from "../network.ts";
import type { Actor } from "../ledger/book.ts";
import type { WorkInput } from "../rewards/work.ts";
import { type DueJob, REFERRAL_ENDPOINT } from "../rewards/due-job.ts";
import type { DeedJob } from "./after.ts";
import type { Deed, DeedOrder, Friend } from "./deed.ts";
import { orderKey } from "./orders.ts";

/** The place where it is decided what becomes of referrals; none where there is no program. */
export function referralEndpoints({ referral }: Pick<ReadConfig, "referral">): Endpoint[] {
  return referral ? [{ handler: referralHandler }] : [];
}

type Services = Pick<HandlerServices, "config" | "ring" | "store" | "clock" | "logger">;

/** Milliseconds until it is tried again to give out what there was no code for. */
const AGAIN = 600_000;

/** Looks at what friends have done, and at rewards that are due. One after the other: they lock each other. */
function referralHandler(services: Services): Handler {
  return {
    endpoint: REFERRAL_ENDPOINT,
    batch: 20,
    atOnce: 1,
    handle: oneByOne(services, (job) => handle(services, job)),
  };
}

async function handle(services: Services, job: Job): Promise<Outcome> {
  const payload = job.payload as DeedJob | DueJob;
  switch (payload.do) {
    case "due":
      return due(services, payload);
    case "undo":
      await services.store.run("referralUndo", {
        ...workOf(services, "event"),
        key: orderKey(payload.order!),
        conversion: `order:${payload.order}`,
        message: payload.message,
        at: payload.at,
        ...(!payload.whole && moneyOf(payload, "refunded")),
      });
      return { is: "done" };
    case "order":
    case "sign-up": {
      const deed = await deedOf(services, job, payload);
      const results = await services.store.run("referralConvert", {
        ...workOf(services, "event"),
        deed,
      });
      for (const result of results) services.logger.info(result, "A friend's deed was looked at.");
      return { is: "done" };
    }
  }
}

async function due(services: Services, { reward }: DueJob): Promise<Outcome> {
  const became = await services.store.run("referralDue", { ...workOf(services, "clock"), reward });
  if (became.is === "early") return { is: "later", at: became.at, why: "it is held" };
  if (became.is !== "waits") return { is: "done" };
  const why =
    became.why === "no-code" ? "no code is left to give" : "its rule is in the config no more";
  return { is: "later", at: services.clock.now() + AGAIN, why };
}

/** What every command of referral is given. */
export function workOf(
  { config, clock }: Pick<Services, "config" | "clock">,
  actor: Actor,
): WorkInput {
  return { programs: config.referral?.programs ?? [], now: clock.now(), actor };
}

async function deedOf(services: Services, job: Job, told: DeedJob): Promise<Deed> {
  const friend = await friendOf(services, job, told);
  const code = readCode(told.code);
  const { at, codeBy } = told;
  const common = { at, friend, ...(code !== undefined && { code }), ...(codeBy && { codeBy }) };
  if (told.do === "sign-up") {
    return { kind: "sign-up", conversion: await signUpOf(services, friend), ...common };
  }
  return {
    kind: "order",
    conversion: `order:${told.order}`,
    ...common,
    order: orderOf(services, told),
  };
}

function orderOf({ ring }: Services, told: DeedJob): DeedOrder {
  const { order, payment } = told;
  return {
    key: orderKey(order!),
    ...moneyOf(told, "total"),
    ...(payment !== undefined && { payment: paymentKey(ring, payment) }),
  };
}

function moneyOf<Name extends string>(
  { total, currency }: Pick<DeedJob, "total" | "currency">,
  name: Name,
): Partial<Record<Name, Money>> {
  const amount = total === undefined || !currency ? undefined : minorUnits(total, currency);
  const money = amount === undefined ? {} : { [name]: { amount, currency: currency! } };
  return money as Partial<Record<Name, Money>>;
}

async function friendOf(
  { store, ring, config }: Services,
  { visitorId, profileId }: Job,
  { address, name, language, network: from }: DeedJob,
): Promise<Friend> {
  const told = canonicalEmail(address);
  const email = told ?? (profileId === null ? undefined : await emailOf(store, profileId));
  const anonymous = profileId === null ? [] : profileKeys(ring, profileId);
  const network = networkOfCaller(from);
  return {
    ...(email !== undefined && { email, address: told === undefined ? email : address!.trim() }),
    ...(name !== undefined && { name }),
    locale: language ?? config.site.locales[0] ?? "en",
    addressKeys: email === undefined ? [] : mailboxKeys(ring, email),
    selfKeys: email === undefined ? anonymous : selfKeys(ring, email),
    profileId,
    visitorId,
    ...(network !== null && { network }),
    disposable: email !== undefined && isDisposable(email),
  };
}

async function emailOf({ read }: Services["store"], profile: string): Promise<string | undefined> {
  const row = await read
    .selectFrom("identity")
    .select("value")
    .where("kind", "=", "email")
    .where("profile_id", "=", profile)
    .orderBy("value")
    .executeTakeFirst();
  return row?.value;
}

/** A sign-up is named by the subscriber: it is one however often they subscribe. */
async function signUpOf({ store }: Services, { addressKeys }: Friend): Promise<string> {
  const row =
    addressKeys.length === 0
      ? undefined
      : await store.read
          .selectFrom("subscriber")
          .select("id")
          .where("address_key", "in", addressKeys)
          .executeTakeFirst();
  return `sign-up:${row?.id ?? addressKeys[0]}`;
}

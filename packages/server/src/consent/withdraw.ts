import { randomUUID } from "node:crypto";
import { PURPOSES } from "@stagelight/core";
import type { Kysely } from "kysely";
import { grantedLast } from "../connect/may-send.ts";
import { type LogEntry, TRUST } from "../log/log.ts";
import { projectAll } from "../privacy/erase.ts";
import { deleteVisits } from "../referral/attribution/visits.ts";
import { letOthersWork } from "../privacy/steps.ts";
import { CONSENT_EVENT } from "../project/logged-event.ts";
import type { CommandContext } from "../store/commands.ts";
import type { Tables } from "../store/tables.ts";

/** Somebody allows less than before, in a call of which no event is kept. */
export interface Withdrawal {
  /** Whoever has shown the visitor's secret, or is vouched for by the site's server. */
  readonly visitorId?: string | undefined;
  /** Of whom is named by no visitor: the site's own id, proven or vouched for. */
  readonly userId?: string | undefined;
  readonly by: "person" | "server";
  /** The purposes that are still allowed. */
  readonly granted: readonly string[];
  /** Whether it is a decision, not only said along with an event: it counts for all browsers. */
  readonly decided: boolean;
}

/** What the server is told of who allows less. */
export interface WithdrawInput {
  readonly withdrawals: readonly Withdrawal[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Records that people allow less than is known of them, in the log: so it is known after a replay too.
 * Nothing is kept of somebody who is not known, or who says again what was said. Whatever is sent
 * after this goes by it.
 */
export async function withdrawCommand(
  { database, model, plan, appended }: CommandContext,
  { withdrawals, now }: WithdrawInput,
): Promise<void> {
  const rules = { model, plan };
  for (const { visitorId, granted } of withdrawals) {
    if (visitorId !== undefined && !granted.includes("marketing")) {
      await deleteVisits(database.db, visitorId);
    }
  }
  // What was allowed may stand in the log alone.
  await projectAll(database, rules, letOthersWork);
  const entries: LogEntry[] = [];
  for (const withdrawal of withdrawals) {
    const left = await leftOf(database.db, withdrawal);
    if (left) entries.push(entryOf(withdrawal, left, now));
  }
  if (entries.length === 0) return;
  await database.log.append(entries);
  appended();
  await projectAll(database, rules, letOthersWork);
}

/** What is still allowed; nothing where that is known, or the person is not. */
async function leftOf(
  db: Kysely<Tables>,
  { visitorId, userId, granted, decided }: Withdrawal,
): Promise<readonly string[] | undefined> {
  const known =
    visitorId === undefined ? await profileOf(db, userId ?? "") : await visitorOf(db, visitorId);
  if (!known) return undefined;
  const { consent, ...person } = known;
  const before = decided
    ? await grantedLast(db, person)
    : (consent && (JSON.parse(consent) as string[])) || undefined;
  const left = before ? before.filter((purpose) => granted.includes(purpose)) : granted;
  return left.length === before?.length ? undefined : left;
}

async function visitorOf(db: Kysely<Tables>, id: string) {
  const row = await db
    .selectFrom("visitor")
    .select(["consent", "profile_id as profileId"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...row, visitorId: id };
}

async function profileOf(db: Kysely<Tables>, userId: string) {
  const row = await db
    .selectFrom("identity")
    .innerJoin("profile", "profile.id", "identity.profile_id")
    .select(["profile.consent", "profile.id as profileId"])
    .where("identity.kind", "=", "user")
    .where("identity.value", "=", userId)
    .executeTakeFirst();
  return row && { ...row, visitorId: null };
}

function entryOf(
  { visitorId, userId, by }: Withdrawal,
  left: readonly string[],
  now: number,
): LogEntry {
  const categoryPreferences = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, left.includes(purpose)]),
  );
  const body = {
    type: CONSENT_EVENT,
    messageId: randomUUID(),
    ...(visitorId === undefined ? { userId } : { anonymousId: visitorId }),
    timestamp: new Date(now).toISOString(),
    context: { consent: { categoryPreferences } },
    ...(by === "person" && {
      stagelight: visitorId === undefined ? { proof: { userId } } : { visitor: true },
    }),
  };
  return {
    receivedAt: now,
    trust: by === "server" ? TRUST.verified : TRUST.hint,
    body: JSON.stringify(body),
  };
}

import { holds } from "@stagelight/core";
import { consentIn } from "@stagelight/core/events";
import { canonicalEmail } from "../identity/email.ts";
import { TRUST } from "../log/log.ts";
import type { Cancel, NewJob } from "../outbox/job.ts";
import { isImported } from "../newsletter/csv/import-events.ts";
import type { Played } from "../outbox/jobs-after.ts";
import type { Recorded } from "../project/play.ts";
import { addressIn, languageIn, mailDataOf } from "./event-facts.ts";
import {
  FOLLOW_UP_ENDPOINT,
  type FollowUp,
  followUpId,
  type HappenedFollowUp,
} from "./follow-up.ts";
import { type MailPlan, sets } from "./mail-plan.ts";

/** So late a mail comes as a surprise, and a shop that hands over its past would write to everybody. */
export const TOO_LATE = 3 * 86_400_000;

/**
 * What follows for mails from one event. Pure.
 *
 * Cancelled is what waits for the same person; a repetition begins the wait anew, so it cancels too.
 */
export function mailJobsAfter(
  mails: readonly MailPlan[],
  played: Played,
): { jobs: NewJob[]; cancel: Cancel[] } {
  const jobs: NewJob[] = [];
  const cancel: Cancel[] = [];
  if (isImported(played.event.context)) return { jobs, cancel };
  for (const mail of mails) {
    const follows = [...afterEvent(mail, played), ...afterStage(mail, played)];
    if (isKnown(played) && (stops(mail, played) || (mail.waits && follows.length > 0))) {
      const { visitorId, profileId } = played;
      cancel.push({ topic: mail.id, visitorId, profileId });
    }
    jobs.push(...follows, ...untilSilence(mail, played));
  }
  return { jobs, cancel };
}

function isKnown({ visitorId, profileId }: Played): boolean {
  return visitorId !== null || profileId !== null;
}

function isVouched({ row }: Played): boolean {
  return row.trust !== TRUST.hint;
}

/**
 * Whether an event may set off mails: the site's server has sent it, or a browser that has shown that
 * it is the person's own. Who merely knows a visitor's id could write to them else.
 */
function mayMail(played: Played): boolean {
  const { visitor, proof } = played.event.stagelight ?? {};
  return isVouched(played) || (played.profileId !== null && Boolean(visitor ?? proof));
}

function stops({ stopWhen, silence }: MailPlan, played: Played): boolean {
  const { type, event, properties } = played.event;
  // Who has sent one piece back has the others still, as in the presets.
  if (properties?.["partial"]) return false;
  // Only what the server vouches for lets the watch for silence begin anew.
  if (silence && !isVouched(played)) return false;
  return type === "track" && event !== undefined && stopWhen.includes(event);
}

function afterEvent(mail: MailPlan, played: Played): NewJob[] {
  const { type, event: name, properties, messageId } = played.event;
  const { when } = mail;
  if (!("events" in when) || type !== "track" || !when.events.includes(name ?? "")) return [];
  if (!when.properties.every((test) => holds(properties ?? {}, test))) return [];
  // What waits could not be cancelled, and nobody could be asked for consent.
  if (!mayMail(played) || (mail.waits && !isKnown(played))) return [];
  const order = name?.startsWith("Order ") ? textOf(properties?.["order_id"]) : undefined;
  const occasion = order === undefined ? `message ${messageId}` : `order ${order}`;
  return jobFor(mail, played, { cause: "event", occasion, at: happened(played) });
}

function afterStage(mail: MailPlan, played: Played): NewJob[] {
  const { when } = mail;
  if (!("entered" in when) || when.decay) return [];
  const last = entries(when.track, played).findLast(
    ({ kind, from, to }) => kind === "rule" && sets(when, from, to),
  );
  if (!last) return [];
  const occasion = `stage ${last.to} ${last.at}`;
  return jobFor(mail, played, { cause: "stage", occasion, at: last.at });
}

/** Verified changes of stage on a track. */
function entries(track: string, { recorded }: Played): Recorded["transition"][] {
  return recorded.flatMap(({ standing, transition }) =>
    standing === "verified" && transition.track === track ? [transition] : [],
  );
}

/** Nothing happens when somebody falls silent: a job has to look. One of each mail waits for a person. */
function untilSilence(mail: MailPlan, played: Played): NewJob[] {
  const { row, event, visitorId, profileId } = played;
  const { silence, when } = mail;
  if (!silence || !("entered" in when) || !isVouched(played) || !isKnown(played)) return [];
  const last = entries(when.track, played).at(-1);
  if (last && silence[last.to] === undefined) return [];
  const soonest = last ? silence[last.to]! : Math.min(...Object.values(silence));
  return [
    {
      ...common(mail, played),
      uid: followUpId(mail.id, "silence", event.messageId),
      uniqueKey: `silence ${mail.id} ${profileId ?? visitorId}`,
      payload: { cause: "silence" } satisfies FollowUp,
      dueAt: row.receivedAt + (soonest + mail.after) * 1000,
    },
  ];
}

function jobFor(
  mail: MailPlan,
  played: Played,
  happenedThen: Pick<HappenedFollowUp, "cause" | "occasion" | "at">,
): NewJob[] {
  const { row, event } = played;
  const due = happenedThen.at + mail.after * 1000;
  if (due < row.receivedAt - TOO_LATE) return [];
  const to = isVouched(played) ? addressIn(event) : undefined;
  const language = languageIn(event);
  const payload: FollowUp = {
    ...happenedThen,
    ...(to && { to }),
    ...(language !== undefined && { language }),
    ...(!isKnown(played) && consentIn(event.context)?.marketing === false && { marketing: false }),
    data: mailDataOf(event),
  };
  const recipient = canonicalEmail(to?.address);
  return [
    {
      ...common(mail, played),
      uid: followUpId(mail.id, isVouched(played) ? "verified" : "hint", event.messageId),
      ...(recipient !== undefined && { recipient }),
      payload,
      dueAt: Math.max(due, row.receivedAt),
    },
  ];
}

function common({ id }: MailPlan, { row, visitorId, profileId }: Played) {
  return {
    kind: "follow-up",
    endpoint: FOLLOW_UP_ENDPOINT,
    topic: id,
    visitorId,
    profileId,
    createdAt: row.receivedAt,
  } as const;
}

/** When it happened; what is to come has not happened yet. */
function happened({ row, event }: Played): number {
  return Math.min(Date.parse(event.timestamp ?? "") || row.receivedAt, row.receivedAt);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

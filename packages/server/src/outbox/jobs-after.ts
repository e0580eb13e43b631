import type { LogRow } from "../log/log.ts";
import { mailJobsAfter } from "../lifecycle-mail/trigger.ts";
import { type LoggedEvent, type PlacedByHand, STAGE_EVENT } from "../project/logged-event.ts";
import type { Recorded } from "../project/play.ts";
import { uuidOf } from "../keys/uuid.ts";
import { TRUST } from "../log/log.ts";
import { referralJobsAfter } from "../referral/convert/after.ts";
import { reviewJobsAfter } from "../reviews/asking/after.ts";
import type { Cancel, Delivery, NewJob } from "./job.ts";
import type { DestinationPlan, Plan } from "./plan.ts";

/** One event, once it was projected. */
export interface Played {
  /** With the trust that it was projected with. */
  readonly row: LogRow;
  readonly event: LoggedEvent;
  /** Whom it is about. Both nothing: nobody that is known, a guest's order for one. */
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly recorded: readonly Recorded[];
}

/** What follows from one event: jobs, and which waiting ones need not be done any more. */
export interface Follows {
  readonly jobs: readonly NewJob[];
  /** Comes before the jobs. */
  readonly cancel: readonly Cancel[];
}

/** What follows from one event. Pure. */
export function jobsAfter(
  { destinations, mails, referral, review }: Plan,
  played: Played,
): Follows {
  const told = [
    ...destinations.flatMap((destination) => deliveries(destination, played)),
    ...(referral ? referralJobsAfter(played) : []),
    ...(review ? reviewJobsAfter(review, played) : []),
  ];
  if (mails.length === 0) return { jobs: told, cancel: [] };
  const { jobs, cancel } = mailJobsAfter(mails, played);
  return { jobs: [...told, ...jobs], cancel };
}

const NEWSLETTER = /^Newsletter /;

function deliveries(plan: DestinationPlan, played: Played): NewJob[] {
  const { row, event, recorded } = played;
  const standing = row.trust === TRUST.hint ? "hint" : "verified";
  const { stagelight, ...said } = event;
  const told = said.type === STAGE_EVENT ? toldByHand(said) : said;
  // The newsletter's own events name the mailbox that has proven itself.
  const subscriber = NEWSLETTER.test(event.event ?? "") ? stagelight?.proof?.email : undefined;
  const at = Date.parse(event.timestamp ?? "") || row.receivedAt;
  const jobs: NewJob[] = [];
  const add = (what: string, payload: Delivery): void => {
    jobs.push({
      uid: uuidOf(`${plan.endpoint} ${event.messageId} ${what}`),
      kind: "deliver",
      endpoint: plan.endpoint,
      visitorId: played.visitorId,
      profileId: played.profileId,
      payload,
      createdAt: row.receivedAt,
      dueAt: row.receivedAt,
    });
  };
  if (isTold(plan, standing, event)) {
    add(standing, { kind: "event", at, event: told, ...(subscriber && { subscriber }) });
  }
  recorded.forEach(({ standing: whose, transition }, place) => {
    if (plan.stages === "none" || (plan.stages === "verified" && whose === "hint")) return;
    const { track, from, to, kind, rule } = transition;
    const stage = { track, from, to, at: transition.at, standing: whose, reason: kind, rule };
    add(`${standing} stage ${place}`, { kind: "stage", at: transition.at, event: told, stage });
  });
  return jobs;
}

/** Services know the Segment Spec's kinds of events only, and what the team has written is not theirs. */
function toldByHand({ properties, ...event }: LoggedEvent): LoggedEvent {
  const { track, stage } = properties as unknown as PlacedByHand;
  return { ...event, type: "track", event: "Stage Set By Hand", properties: { track, stage } };
}

function isTold(
  { types, events, trust }: DestinationPlan,
  standing: "hint" | "verified",
  { type, event }: LoggedEvent,
): boolean {
  if (trust === "verified" && standing === "hint") return false;
  if (!(types as readonly string[]).includes(type)) return false;
  return type !== "track" || events === "all" || (event !== undefined && events.includes(event));
}

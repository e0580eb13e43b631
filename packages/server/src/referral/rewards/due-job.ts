import { uuidOf } from "../../keys/uuid.ts";
import type { NewJob } from "../../outbox/job.ts";

/** The outbox's name for what becomes of referrals. */
export const REFERRAL_ENDPOINT = "referral";

/** A reward's time has come. */
export interface DueJob {
  readonly do: "due";
  readonly reward: string;
}

/** The job that looks after a reward when it is due. It belongs to nobody: a reward is no message. */
export function dueJob(reward: string, due: number, now: number): NewJob {
  return {
    uid: uuidOf(`${REFERRAL_ENDPOINT} due ${reward}`),
    kind: "referral",
    endpoint: REFERRAL_ENDPOINT,
    visitorId: null,
    profileId: null,
    payload: { do: "due", reward } satisfies DueJob,
    createdAt: now,
    dueAt: due,
  };
}

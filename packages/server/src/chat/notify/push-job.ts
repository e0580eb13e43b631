import { uuidOf } from "../../keys/uuid.ts";
import type { NewJob } from "../../outbox/job.ts";

/** The outbox's name for what browsers of the team are told. */
export const PUSH_ENDPOINT = "push";

/** What a job of the endpoint `push` says. */
export interface PushPayload {
  /** Id of the row in `push_subscription`. */
  readonly subscription: string;
  readonly member: string;
  readonly conversation: string;
  /** Up to where the team had read. */
  readonly upTo: number;
}

/** The job that tells one browser. */
export function pushJob(payload: PushPayload, now: number): NewJob {
  const { subscription, conversation, upTo } = payload;
  return {
    uid: uuidOf(`${PUSH_ENDPOINT} ${subscription} ${conversation} ${upTo}`),
    kind: "push",
    endpoint: PUSH_ENDPOINT,
    visitorId: null,
    profileId: null,
    payload,
    createdAt: now,
    dueAt: now,
  };
}

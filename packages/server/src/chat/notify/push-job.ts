import { uuidOf } from "../../keys/uuid.ts";
import type { NewJob } from "../../outbox/job.ts";

/** The outbox's name for what browsers of the team are told. */
export const PUSH_ENDPOINT = "push";

/** What a job of the endpoint `push` says. Who waits is looked up when it is done. */
export interface PushPayload {
  /** Id of the row in `push_subscription`. */
  readonly subscription: string;
  readonly member: string;
  /** Keys of those of whom the browser was told by the job before this one. */
  readonly known?: readonly string[];
}

/** The job that tells one browser of all who wait then. There is one at a time of each browser. */
export function pushJob(payload: PushPayload, now: number, dueAt = now): NewJob {
  const name = `${PUSH_ENDPOINT} ${payload.subscription}`;
  return {
    uid: uuidOf(`${name} ${dueAt}`),
    kind: "push",
    endpoint: PUSH_ENDPOINT,
    uniqueKey: name,
    visitorId: null,
    profileId: null,
    payload,
    createdAt: now,
    dueAt,
  };
}

import type { NewJob } from "../outbox/job.ts";
import { canonicalEmail } from "../identity/email.ts";
import { uuidOf } from "../keys/uuid.ts";
import type { MailPayload } from "./message.ts";

/** The outbox's name for mail. */
export const MAIL_ENDPOINT = "mail";

/** A mail to be sent, and why. */
export interface MailToSend extends MailPayload {
  /** What causes it, such as a message's id: the same cause makes the same job. */
  readonly cause: string;
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Milliseconds since 1970; no sooner than this. */
  readonly dueAt: number;
  readonly createdAt: number;
  /** A job with a key that is there already is not made again. */
  readonly uniqueKey?: string;
}

/** The job that sends a mail. Whether it may be sent is decided when it is due. */
export function mailJob({
  cause,
  visitorId,
  profileId,
  createdAt,
  dueAt,
  uniqueKey,
  ...payload
}: MailToSend): NewJob {
  const recipient = canonicalEmail(payload.to.address);
  return {
    uid: uuidOf(`${MAIL_ENDPOINT} ${payload.mail ?? payload.template} ${cause}`),
    kind: "mail",
    endpoint: MAIL_ENDPOINT,
    ...(payload.mail !== undefined && { topic: payload.mail }),
    ...(uniqueKey !== undefined && { uniqueKey }),
    visitorId,
    profileId,
    ...(recipient !== undefined && { recipient }),
    payload,
    createdAt,
    dueAt,
  };
}

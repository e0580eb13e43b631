import { uuidOf } from "../keys/uuid.ts";
import type { MailAddress } from "./event-facts.ts";

/** The outbox's name for decisions whether a lifecycle mail is sent. */
export const FOLLOW_UP_ENDPOINT = "follow-up";

/**
 * What a job of the endpoint `follow-up` says. Its topic is the mail's id; whether a mail is sent is
 * decided when it is due.
 */
export type FollowUp = HappenedFollowUp | SilenceFollowUp;

/** Something has happened. */
export interface HappenedFollowUp {
  readonly cause: "event" | "stage";
  /** What the mail is sent once for: an order's id, or a message's. */
  readonly occasion: string;
  /** Milliseconds since 1970: when it happened. */
  readonly at: number;
  /** Address and name that the site's server has told with it. */
  readonly to?: MailAddress;
  /** BCP 47, as the event has it. */
  readonly language?: string;
  /** Said with what a guest did, of whom nothing else is known: no marketing. */
  readonly marketing?: false;
  /** What the mail can say of it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody may fall silent: when it is due, it is looked whether they have. */
export interface SilenceFollowUp {
  readonly cause: "silence";
}

/** The id of the job that decides about a mail after a message. */
export function followUpId(mail: string, cause: string, message: string): string {
  return uuidOf(`${FOLLOW_UP_ENDPOINT} ${cause} ${mail} ${message}`);
}

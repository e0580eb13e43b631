import type { ReadConfig } from "@stagelight/core/config";
import type { Cancel, NewJob } from "../outbox/job.ts";
import type { Played } from "../outbox/jobs-after.ts";

/** One lifecycle mail, as plain data. */
export interface MailPlan {
  readonly id: string;
}

/** The lifecycle mails of a site. */
export function mailPlansOf(_config: ReadConfig): MailPlan[] {
  return [];
}

/** What follows for mails from one event. */
export function mailJobsAfter(
  _mails: readonly MailPlan[],
  _played: Played,
): { jobs: NewJob[]; cancel: Cancel[] } {
  return { jobs: [], cancel: [] };
}

import type { ReadConfig } from "@stagelight/core/config";
import { mailJob } from "../mail/mail-job.ts";
import type { NewJob } from "../outbox/job.ts";
import type { AlarmState } from "./alarm.ts";

/**
 * The mail that tells whoever runs the site, where the config says who that is. One a day: all servers
 * make the same job.
 *
 * @param now milliseconds since 1970
 */
export function alarmMail(
  { mail, site }: ReadConfig,
  { lastHour, usual, ceiling }: Pick<AlarmState, "lastHour" | "usual" | "ceiling">,
  now: number,
): NewJob | undefined {
  if (mail.alertsTo === undefined) return undefined;
  return mailJob({
    template: "sign-up-alarm",
    category: "transactional",
    language: site.locales[0] ?? "en",
    to: mail.alertsTo,
    data: { properties: { last_hour: lastHour, usual, ceiling } },
    cause: new Date(now).toISOString().slice(0, 10),
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}

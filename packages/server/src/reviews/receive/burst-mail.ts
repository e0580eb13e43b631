import type { ReadConfig } from "@stagelight/core/config";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";

/**
 * The mail that tells whoever runs the site of very many reviews at once, where the config says who that
 * is. One an hour for each product: all servers make the same job.
 *
 * @param now milliseconds since 1970
 */
export function burstMail(
  { mail, site, review }: ReadConfig,
  product: string,
  now: number,
): NewJob | null {
  if (mail.alertsTo === undefined || !review) return null;
  const { most, within } = review.burst;
  return mailJob({
    template: "review-burst",
    category: "transactional",
    language: site.locales[0] ?? "en",
    to: mail.alertsTo,
    data: { review: { product, many: most, minutes: Math.ceil(within / 60) } },
    cause: `${product} ${new Date(now).toISOString().slice(0, 13)}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}

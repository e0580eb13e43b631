import { randomUUID } from "node:crypto";
import { type LogEntry, TRUST } from "../../log/log.ts";
import type { SubscriberTable } from "../../store/newsletter-tables.ts";

/** What a subscriber has done. */
export interface SubscriberAct {
  readonly event:
    "Newsletter Subscribed" | "Newsletter Unsubscribed" | "Newsletter Preferences Changed";
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * What the log is told of somebody who has shown that the mailbox is theirs.
 *
 * @param now milliseconds since 1970
 */
export function subscriberEvents(
  { email, locale }: Pick<SubscriberTable, "email" | "locale">,
  traits: Readonly<Record<string, unknown>> | undefined,
  acts: readonly SubscriberAct[],
  now: number,
): LogEntry[] {
  const common = {
    timestamp: new Date(now).toISOString(),
    context: { locale, library: { name: "stagelight newsletter" } },
    stagelight: { proof: { email } },
  };
  return [
    ...(traits ? [{ ...common, type: "identify", traits: { ...traits, email } }] : []),
    ...acts.map((act) => ({ ...common, type: "track", ...act })),
  ].map((event) => ({
    receivedAt: now,
    trust: TRUST.verified,
    body: JSON.stringify({ ...event, messageId: randomUUID() }),
  }));
}

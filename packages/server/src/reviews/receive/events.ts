import { promoter } from "@stagelight/core/review";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST, type Trust } from "../../log/log.ts";
import type { TakingReview } from "./take-review.ts";

/**
 * What the log is told of a review or a score, as its author's; nothing where nobody knows who that is.
 * Whoever came by a mail's link has shown the mailbox, and not which browser is theirs. Of what code has
 * sent the page's tracker tells too: no stage of hints counts it twice.
 */
export function submitted(taking: TakingReview, verified: boolean): LogEntry[] {
  const { id, author, source, product, kind, score, locale, now } = taking;
  const { tells, profileId } = author;
  if (!tells) return [];
  const track = (event: string, properties: object, trust: Trust): LogEntry => {
    const body = {
      type: "track",
      event,
      messageId: uuidOf(`${event} ${id}`),
      ...tells,
      timestamp: new Date(now).toISOString(),
      properties,
      context: { locale, library: { name: "stagelight reviews" } },
    };
    return { receivedAt: now, trust, body: JSON.stringify(body) };
  };
  const trust = source === "widget" ? TRUST.verifiedOnly : TRUST.verified;
  if (kind === "stars") {
    return [track("Review Submitted", { review_id: id, product, stars: score, verified }, trust)];
  }
  // No browser says so of itself.
  const promotes = kind === "nps" && promoter(score) && profileId !== null;
  return [
    track("Score Given", { review_id: id, kind, score }, trust),
    ...(promotes ? [track("Promoter Identified", {}, TRUST.verified)] : []),
  ];
}

import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST } from "../../log/log.ts";
import type { TakingReview } from "./take-review.ts";

/**
 * What the log is told of a review, as its author's; nothing where nobody knows who that is. Whoever
 * came by a mail's link has shown the mailbox, and not which browser is theirs.
 */
export function submitted(taking: TakingReview, verified: boolean): LogEntry[] {
  const { id, author, product, kind, score, locale, now } = taking;
  const { tells } = author;
  if (!tells) return [];
  const body = {
    type: "track",
    event: "Review Submitted",
    messageId: uuidOf(`review submitted ${id}`),
    ...tells,
    timestamp: new Date(now).toISOString(),
    properties: {
      review_id: id,
      ...(product !== null && { product }),
      kind,
      ...(kind === "stars" ? { stars: score } : { score }),
      verified,
    },
    context: { locale, library: { name: "stagelight reviews" } },
  };
  return [{ receivedAt: now, trust: TRUST.verified, body: JSON.stringify(body) }];
}

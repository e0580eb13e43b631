import { ASK_EVENTS, type AskEvent, type ReadReview } from "@stagelight/core/config";
import { consentIn } from "@stagelight/core/events";
import { canonicalEmail } from "../../identity/email.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { addressIn, languageIn, type MailAddress } from "../../lifecycle-mail/event-facts.ts";
import { TOO_LATE } from "../../lifecycle-mail/trigger.ts";
import { TRUST } from "../../log/log.ts";
import { isImported } from "../../newsletter/csv/import-events.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { Played } from "../../outbox/jobs-after.ts";
import type { LoggedEvent } from "../../project/logged-event.ts";
import { orderIdIn } from "../../project/placed-orders.ts";
import { type OrderLine, orderLines } from "./order-lines.ts";

/** The outbox's name for asking for reviews. */
export const REVIEW_ENDPOINT = "review";

/** How customers are asked. Plain data. */
export interface ReviewPlan {
  /** What they are asked after; nothing where nobody is written to. */
  readonly after?: AskEvent;
  /** How long after, in milliseconds. */
  readonly wait: number;
}

/** Days after which an order counts as received where nobody is asked. */
const RECEIVED = 14;

/** The plan of a site. */
export function reviewPlan({ ask }: Pick<ReadReview, "ask">): ReviewPlan {
  return ask ? { after: ask.after, wait: ask.wait * 1_000 } : { wait: RECEIVED * 86_400_000 };
}

/** What happened to an order, as the event has told it. */
export type OrderJob =
  | {
      readonly do: "order";
      readonly order: string;
      readonly lines: readonly OrderLine[];
      /** Milliseconds since 1970: when its customer is asked. */
      readonly due: number;
      /** Whether this is what customers are asked after. */
      readonly asks: boolean;
      readonly to?: MailAddress;
      /** BCP 47. */
      readonly language?: string;
    }
  | {
      readonly do: "undo";
      readonly order: string;
      /** Milliseconds since 1970: when it happened. */
      readonly at: number;
      /** It was cancelled: nobody has had anything of it. */
      readonly cancelled: boolean;
      /** The products that are given back; nothing: all of it. */
      readonly products?: readonly string[];
    };

/**
 * What follows for reviews from one event that the site's server or a shop vouches for. Pure. Whoever is
 * written to is told by the order alone: nothing goes by the person, or by what they think.
 */
export function reviewJobsAfter(plan: ReviewPlan, played: Played): NewJob[] {
  const { row, event, visitorId, profileId } = played;
  if (row.trust === TRUST.hint || event.type !== "track") return [];
  const told = orderJobOf(plan, played);
  if (!told) return [];
  const recipient = told.do === "order" ? canonicalEmail(told.to?.address) : undefined;
  return [
    {
      uid: uuidOf(`${REVIEW_ENDPOINT} ${event.messageId}`),
      kind: "review",
      endpoint: REVIEW_ENDPOINT,
      visitorId,
      profileId,
      ...(recipient !== undefined && { recipient }),
      payload: told,
      createdAt: row.receivedAt,
      dueAt: row.receivedAt,
    },
  ];
}

function orderJobOf({ after, wait }: ReviewPlan, { row, event }: Played): OrderJob | undefined {
  const order = orderIdIn(event.properties);
  if (order === undefined) return undefined;
  const at = Math.min(Date.parse(event.timestamp ?? "") || row.receivedAt, row.receivedAt);
  switch (event.event) {
    case "Order Cancelled":
      return { do: "undo", order, at, cancelled: true };
    case "Order Refunded":
      return refundOf(event, order, at);
    default: {
      if (!(ASK_EVENTS as readonly unknown[]).includes(event.event)) return undefined;
      const to = addressIn(event);
      const language = languageIn(event);
      // A shop that hands over its past would write to everybody.
      const late = isImported(event.context) || at + wait < row.receivedAt - TOO_LATE;
      return {
        do: "order",
        order,
        lines: orderLines(event.properties),
        due: at + wait,
        asks: event.event === after && !late && consentIn(event.context)?.marketing !== false,
        ...(to && { to }),
        ...(language !== undefined && { language }),
      };
    }
  }
}

/** Who has sent one piece back has the others still. */
function refundOf(event: LoggedEvent, order: string, at: number): OrderJob | undefined {
  const refund = { do: "undo", order, at, cancelled: false } as const;
  const products = orderLines(event.properties).map(({ product }) => product);
  if (products.length > 0) return { ...refund, products };
  return event.properties?.["partial"] ? undefined : refund;
}

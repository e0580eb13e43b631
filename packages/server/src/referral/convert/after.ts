import { CODE_SOURCES } from "@stagelight/core/referral";
import { uuidOf } from "../../keys/uuid.ts";
import { addressIn, languageIn } from "../../lifecycle-mail/event-facts.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { TRUST } from "../../log/log.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { Played } from "../../outbox/jobs-after.ts";
import type { LoggedEvent } from "../../project/logged-event.ts";
import { orderIdIn } from "../../project/placed-orders.ts";
import { REFERRAL_ENDPOINT } from "../rewards/due-job.ts";
import type { Deed } from "./deed.ts";

/** What a friend may have done, as the event has told it. */
export interface DeedJob {
  readonly do: "order" | "sign-up" | "undo";
  readonly message: string;
  /** Milliseconds since 1970: when it happened. */
  readonly at: number;
  /** As it was told; not of what is undone. */
  readonly address?: string;
  readonly name?: string;
  readonly language?: string;
  /** The code that came with it, as it was typed. */
  readonly code?: string;
  /** How the code came to who tells of it, as far as they say so. */
  readonly codeBy?: Deed["codeBy"];
  /** Of orders, and of what is undone. */
  readonly order?: string;
  /** As shops write it: 27.5 are 27 dollars and 50 cents. */
  readonly total?: number;
  readonly currency?: string;
  /** Ids of a payment or of a customer at the shop. */
  readonly payment?: string;
  /** Truncated, of the internet. */
  readonly network?: string;
  /** It was cancelled: all of it is undone. */
  readonly whole?: true;
}

/** Longer ones are no codes and no ids. */
const LONGEST = 255;

/** What follows for referrals from one event that the site's server, a shop or this server vouches for. Pure. */
export function referralJobsAfter(played: Played): NewJob[] {
  const { row, event, visitorId, profileId } = played;
  if (row.trust === TRUST.hint || event.type !== "track") return [];
  const at = Math.min(Date.parse(event.timestamp ?? "") || row.receivedAt, row.receivedAt);
  const deed = deedOf(event, at);
  if (!deed) return [];
  const recipient = canonicalEmail(deed.address);
  return [
    {
      uid: uuidOf(`${REFERRAL_ENDPOINT} ${event.messageId}`),
      kind: "referral",
      endpoint: REFERRAL_ENDPOINT,
      visitorId,
      profileId,
      ...(recipient !== undefined && { recipient }),
      payload: deed,
      createdAt: row.receivedAt,
      dueAt: row.receivedAt,
    },
  ];
}

function deedOf(event: LoggedEvent, at: number): DeedJob | undefined {
  const order = orderIdIn(event.properties);
  const common = { message: event.messageId, at };
  switch (event.event) {
    case "Order Completed":
      return order === undefined
        ? undefined
        : { do: "order", ...common, order, ...moneyIn(event), ...friendIn(event) };
    case "Newsletter Subscribed": {
      // The newsletter's own: others may call anything so.
      const address = event.stagelight?.proof?.email;
      return address === undefined
        ? undefined
        : { do: "sign-up", ...common, ...friendIn(event), address };
    }
    case "Order Cancelled":
      return order === undefined ? undefined : { do: "undo", ...common, order, whole: true };
    case "Order Refunded":
      return order === undefined ? undefined : { do: "undo", ...common, order, ...moneyIn(event) };
    default:
      return undefined;
  }
}

function friendIn(event: LoggedEvent): Partial<DeedJob> {
  const { properties, context } = event;
  const to = addressIn(event);
  const language = languageIn(event);
  const code = textIn(properties?.["referral_code"]);
  const codeBy = CODE_SOURCES.find((each) => each === properties?.["referral_code_by"]);
  const payment = textIn(properties?.["payment_id"]) ?? textIn(properties?.["customer_id"]);
  const network = textIn(context?.["ip"]);
  return {
    ...(to && { address: to.address }),
    ...(to?.name !== undefined && { name: to.name }),
    ...(language !== undefined && { language }),
    ...(code !== undefined && { code }),
    ...(codeBy && { codeBy }),
    ...(payment !== undefined && { payment }),
    ...(network !== undefined && { network }),
  };
}

function moneyIn({ properties }: LoggedEvent): Pick<DeedJob, "total" | "currency"> {
  const total = [properties?.["total"], properties?.["revenue"], properties?.["value"]]
    .map((each) => (typeof each === "string" && each.trim() !== "" ? Number(each) : each))
    .find((each): each is number => typeof each === "number" && Number.isFinite(each));
  const currency = properties?.["currency"];
  const known = typeof currency === "string" && /^[A-Z]{3}$/.test(currency);
  return { ...(total !== undefined && total >= 0 && { total }), ...(known && { currency }) };
}

function textIn(value: unknown): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" || text.length > LONGEST ? undefined : text;
}

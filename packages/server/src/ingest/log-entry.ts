import { randomUUID } from "node:crypto";
import { happenedAt } from "@stagelight/core/events";
import type { LogEntry } from "../log/log.ts";
import type { Proof } from "../project/logged-event.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";
import { cleanAddress } from "./page-address.ts";
import type { Sender } from "./sender.ts";
import { reduce } from "./user-agent.ts";

/** An event that was checked; of what is in it, only what the schema says is known. */
export type CheckedEvent = Record<string, unknown>;

type Fields = Record<string, unknown>;

/**
 * A zero character, as JSON writes it. No text column of PostgreSQL takes one. Another character stands
 * in its place: where it only went, a key that was none of ours would become one, after all checks.
 */
const ZERO = /(?<!\\)((?:\\\\)*)\\u0000/g;

/**
 * The event as the log keeps it. The event is changed and must not be used afterwards: copying each
 * would cost as much as all the rest.
 *
 * @param sentAt the batch's, where the event has none
 */
export function logEntry(
  event: CheckedEvent,
  sender: Sender,
  proof: Proof | undefined,
  sentAt?: unknown,
): LogEntry {
  const { receivedAt, trust, visitorId } = sender;
  const shown = visitorId !== undefined && event["anonymousId"] === visitorId;
  event["timestamp"] = new Date(happenedAt(event, receivedAt, sentAt)).toISOString();
  event["messageId"] ??= randomUUID();
  // JSON leaves out what is undefined; deleting keys makes objects slow.
  if (event["sentAt"] !== undefined) event["sentAt"] = undefined;
  if (event["writeKey"] !== undefined) event["writeKey"] = undefined;
  const own = proof || shown ? { proof, visitor: shown || undefined } : undefined;
  if (own || event["stagelight"] !== undefined) event["stagelight"] = own;
  // RudderStack's browser client says them here only.
  if (event["type"] === "identify") {
    const said = (event["context"] as Fields | null | undefined)?.["traits"];
    if (isFields(said)) event["traits"] ??= said;
  }
  event["context"] = contextOf(event["context"] as Fields | null | undefined, sender);
  cleanPage(event["properties"]);
  const body = JSON.stringify(event);
  return {
    receivedAt,
    trust,
    body: body.includes("\\u0000") ? body.replace(ZERO, "$1\\ufffd") : body,
  };
}

/** The context without what tells more of the visitor than is asked for. */
function contextOf(given: Fields | null | undefined, sender: Sender): Fields {
  // A context of the whole batch stands in several events.
  const context = { ...given };
  const { network, userAgent, privacyControl, trust } = sender;
  const ip = trust === 0 ? network : truncateAddress(textOf(context["ip"]) ?? "");
  if (ip !== undefined || context["ip"] !== undefined) context["ip"] = ip;
  const agent = textOf(context["userAgent"]);
  if (agent !== undefined) context["userAgent"] = reduce(agent);
  else if (userAgent !== undefined) context["userAgent"] = userAgent;
  if (context["userAgentData"] !== undefined) {
    context["userAgentData"] = coarse(context["userAgentData"]);
  }
  if (context["identityToken"] !== undefined) context["identityToken"] = undefined;
  if (context["page"] !== undefined) context["page"] = cleanPage(copied(context["page"]));
  if (context["referrer"] !== undefined) {
    context["referrer"] = cleanPage(copied(context["referrer"]));
  }
  if (privacyControl) refuseMarketing(context);
  return context;
}

/** Fields that hold addresses of pages, or parts of them. */
const ADDRESSES = ["url", "search", "referrer", "path", "hash", "href"] as const;

function cleanPage(page: unknown): unknown {
  if (!isFields(page)) return page;
  for (const name of ADDRESSES) {
    const value = page[name];
    if (typeof value === "string") page[name] = cleanAddress(value);
  }
  return page;
}

/** What browsers tell everybody, without what they tell only who asks. */
function coarse(data: unknown): unknown {
  if (!isFields(data)) return undefined;
  const { brands, mobile, platform } = data;
  return { brands, mobile, platform };
}

/** What the browser says by Global Privacy Control goes before what a page says. */
function refuseMarketing(context: Fields): void {
  context["privacyControl"] = true;
  const { consent } = context;
  const said = isFields(consent) ? consent["categoryPreferences"] : undefined;
  if (!isFields(consent) || !isFields(said)) return;
  context["consent"] = { ...consent, categoryPreferences: { ...said, marketing: false } };
}

function copied(value: unknown): unknown {
  return isFields(value) ? { ...value } : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

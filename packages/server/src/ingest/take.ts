import { setImmediate } from "node:timers/promises";
import type { Problem } from "@stagelight/core/config";
import { eventBodySchemas } from "@stagelight/core/endpoints";
import { consentIn, eventSchema, type EventType } from "@stagelight/core/events";
import type { z } from "zod";
import { answerJson, withCookies } from "../http/answer-json.ts";
import { siteOf } from "../http/caller.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import { isVisitorSecret } from "../keys/visitor-secret.ts";
import type { LogEntry } from "../log/log.ts";
import { keepVisitor } from "../stage/visitor-cookies.ts";
import { declined, misfits, oversized } from "./check-event.ts";
import { type CheckedEvent, logEntry } from "./log-entry.ts";
import { readSender, type Sender } from "./sender.ts";
import { type Named, namedBy, Withdrawals } from "./withdrawals.ts";

/** The most events of a batch. Clients send a hundred; so many small ones fit into its bytes. */
const MOST_ITEMS = 5_000;

/** After so many milliseconds other requests have their turn. */
const PATIENCE = 3;

/** With more items, a batch is worked on in turns from the beginning. */
const LONG = 500;

/** So many bad items are told what is wrong with them; of the rest only their places are. */
const EXPLAINED = 20;

/** Takes the one event of a body, whose type the path says. */
export async function takeEvent(type: EventType, call: Call): Promise<Response> {
  const { store, taken } = call.services;
  const sender = readSender(call);
  if (sender.bot) {
    taken.bots++;
    return answerJson(SUCCESS);
  }
  const withdrawals = new Withdrawals(sender);
  const item = await takeItem(eventBodySchemas[type], call.body, sender, {
    type,
    explained: true,
  });
  withdrawals.hear(item);
  if (item.problems) {
    taken.rejected++;
    throw new RequestProblem("body-invalid", { problems: item.problems });
  }
  if (item.entry) {
    await store.append([item.entry]);
    taken.accepted++;
  } else taken.withoutConsent++;
  await withdrawals.record(call);
  return answerJson(SUCCESS);
}

/** Takes what fits of a batch, and tells what does not. */
export async function takeBatch(call: Call): Promise<Response> {
  const { store, taken } = call.services;
  const body = call.body as Batch | null;
  const items: unknown = body?.batch;
  if (!body || !Array.isArray(items)) {
    throw new RequestProblem("body-invalid", { problems: [NO_BATCH] });
  }
  if (items.length > MOST_ITEMS) {
    const detail = `At most ${MOST_ITEMS.toLocaleString("en")} events are taken at once.`;
    throw new RequestProblem("body-too-large", { detail });
  }
  const sender = readSender(call, body.visitor);
  if (sender.bot) {
    taken.bots += items.length;
    return answerJson(SUCCESS);
  }
  // Reading a long body, and storing what was in it, take their time each.
  const long = items.length > LONG;
  if (long) await setImmediate();
  const withdrawals = new Withdrawals(sender);
  const { entries, rejected } = await takeItems(items, body, sender, withdrawals);
  if (long) await setImmediate();
  if (entries.length > 0) await store.append(entries);
  await withdrawals.record(call);
  taken.accepted += entries.length;
  taken.rejected += rejected.length;
  taken.withoutConsent += items.length - entries.length - rejected.length;
  const response = answerJson(rejected.length > 0 ? { ...SUCCESS, rejected } : SUCCESS);
  return entries.length > 0 ? keepingVisitor(response, call, body.visitor, items) : response;
}

const SUCCESS = { success: true };

/** Body of `v1/batch`; nothing in it is known to be of the right kind. */
interface Batch {
  readonly batch?: unknown;
  readonly sentAt?: unknown;
  readonly context?: unknown;
  readonly integrations?: unknown;
  /** The visitor's secret. Never stored. */
  readonly visitor?: unknown;
}

/** An item that was not taken. */
export interface Rejected {
  readonly index: number;
  readonly messageId?: string;
  readonly problems: readonly Problem[];
}

async function takeItems(
  items: readonly unknown[],
  batch: Batch,
  sender: Sender,
  withdrawals: Withdrawals,
): Promise<{ entries: LogEntry[]; rejected: Rejected[] }> {
  const entries: LogEntry[] = [];
  const rejected: Rejected[] = [];
  let turn = performance.now() + PATIENCE;
  for (const [index, item] of items.entries()) {
    if (performance.now() > turn) {
      await setImmediate();
      turn = performance.now() + PATIENCE;
    }
    const explained = rejected.length < EXPLAINED;
    const taking = await takeItem(eventSchema, item, sender, { explained }, batch);
    const { entry, problems } = taking;
    withdrawals.hear(taking);
    if (entry) entries.push(entry);
    if (problems) rejected.push(rejection(index, item, explained ? problems : []));
  }
  return { entries, rejected };
}

/** What is told of an item that was not taken. */
export function rejection(index: number, item: unknown, problems: readonly Problem[]): Rejected {
  const id = (item as { messageId?: unknown } | null)?.messageId;
  return {
    index,
    ...(typeof id === "string" && id.length <= 100 && { messageId: id }),
    problems: problems.map((each) => within(index, each)),
  };
}

/** What became of an event: kept, wrong, or neither because the visitor has not allowed it. */
export interface Taking {
  readonly entry?: LogEntry;
  readonly problems?: readonly Problem[];
  /** Whose event it is: of what was kept, and of what was not allowed. */
  readonly by?: Named;
}

/** How an event is read. */
interface Reading {
  /** What the path says that it is. */
  readonly type?: EventType;
  /** Whether it is told what is wrong with it. */
  readonly explained: boolean;
}

/**
 * Checks an item, and makes of it what is kept. The item is changed.
 *
 * @param rest what the event's surroundings say for it
 */
export async function takeItem(
  schema: z.ZodType,
  item: unknown,
  sender: Sender,
  { type, explained }: Reading,
  rest: Batch = {},
): Promise<Taking> {
  const problems = misfits(schema, item, explained);
  if (problems) return { problems };
  const event = item as CheckedEvent;
  if (type) event["type"] = type;
  if (rest.context !== undefined) event["context"] ??= objectOr(rest.context);
  if (rest.integrations !== undefined) event["integrations"] ??= objectOr(rest.integrations);
  const context = event["context"] as { identityToken?: unknown } | null | undefined;
  const proof = await sender.proofOf(context?.identityToken);
  const by = namedBy(event, sender, proof);
  if (declined(context)) return by ? { by } : {};
  const entry = logEntry(event, sender, proof, rest.sentAt);
  const tooLarge = oversized(entry.body);
  return tooLarge ? { problems: [tooLarge] } : { entry, ...(by && { by }) };
}

function objectOr(value: unknown): unknown {
  return typeof value === "object" && !Array.isArray(value) ? value : undefined;
}

function within(index: number, { path, ...rest }: Problem): Problem {
  const joint = path === "" || path.startsWith("[") ? "" : ".";
  return { path: `batch[${index}]${joint}${path}`, ...rest };
}

const NO_BATCH: Problem = {
  path: "batch",
  expected: "a list of events",
  found: "none",
  help: 'Send {"batch":[…]}.',
};

/**
 * Keeps the visitor's secret where Safari's purge does not reach, if the visitor allows analytics.
 * Only on the site's own host: elsewhere the cookie would belong to somebody else's page.
 */
function keepingVisitor(
  response: Response,
  { sameOrigin, services: { ring, config } }: Call,
  secret: unknown,
  items: readonly unknown[],
): Response {
  if (!sameOrigin || !isVisitorSecret(secret)) return response;
  const allowed = items.some(
    (item) => consentIn((item as CheckedEvent | null)?.["context"])?.analytics,
  );
  if (!allowed) return response;
  const now = Math.floor(Date.now() / 1000);
  return withCookies(response, keepVisitor(ring, siteOf(config), secret, now));
}

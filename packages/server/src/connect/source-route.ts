import { StagelightError } from "@stagelight/core/config";
import { acceptedAnswerSchema } from "@stagelight/core/endpoints";
import { eventSchema } from "@stagelight/core/events";
import type {
  Source,
  SourceContext,
  SourceDelivery,
  SourceEvent,
} from "@stagelight/connectors/source";
import { z } from "zod";
import { answerJson } from "../http/answer-json.ts";
import { refuseHostile } from "../http/hostile-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import { rejection, type Rejected, takeItem } from "../ingest/take.ts";
import type { Sender } from "../ingest/sender.ts";
import { TRUST } from "../log/log.ts";
import type { DeliveredEvent } from "./take-delivery.ts";

/** A source as the config has it, with its secrets. */
export interface ReadSource extends SourceContext {
  readonly source: Source;
}

const JSON_TYPE = "application/json";

/** The most events of a delivery. */
const MOST_EVENTS = 1_000;

/** Takes the signed deliveries of the config's sources. What they tell is verified. */
export const sourceRoute: Route = {
  method: "POST",
  path: "/v1/sources/:name",
  summary: "Takes a signed delivery of a source, such as a shop's webhook.",
  access: "signature",
  origins: "site",
  body: {
    schema: z.unknown(),
    // WooCommerce tries an address with a form, which is all that a form is taken for.
    types: [JSON_TYPE, "application/x-www-form-urlencoded"],
    most: 1024 * 1024,
    raw: true,
  },
  limit: { name: "sources", calls: 6_000, seconds: 60 },
  answer: { status: 200, schema: acceptedAnswerSchema },
  handle: take,
};

async function take(call: Call): Promise<Response> {
  const { services, params, request } = call;
  const known = services.sources.get(params["name"]!);
  if (!known) throw new RequestProblem("not-found");
  const { source } = known;
  const now = services.clock.now();
  const delivery: SourceDelivery = { body: call.body as Buffer, headers: request.headers, now };
  const verified = source.verify(delivery, known);
  if ("ping" in verified) return answerJson(SUCCESS);
  if ("refused" in verified) {
    // Anybody can send what is refused: at debug it fills no disk.
    services.logger.debug({ source: known.name, why: verified.refused }, "A delivery was refused.");
    throw new RequestProblem(REFUSALS[verified.refused]);
  }
  if (!request.headers.get("content-type")?.toLowerCase().includes(JSON_TYPE)) {
    throw new RequestProblem("content-type-unsupported", { detail: `Send ${JSON_TYPE}.` });
  }
  const { payload, id } = verified;
  refuseHostile(payload);
  const { events, rejected } = await eventsOf(known, payload, delivery);
  if (events.length === 0 && rejected.length > 0) {
    services.taken.rejected += rejected.length;
    throw new RequestProblem("body-invalid", {
      problems: rejected.flatMap((each) => each.problems),
    });
  }
  const taken = await services.store.run("takeDelivery", { source: known.name, id, now, events });
  services.taken.accepted += taken;
  services.taken.rejected += rejected.length;
  services.logger.debug(
    { source: known.name, events: events.length, taken, rejected: rejected.length },
    "A delivery was taken in.",
  );
  return answerJson(rejected.length > 0 ? { ...SUCCESS, rejected } : SUCCESS);
}

const SUCCESS = { success: true };

const REFUSALS = {
  signature: "signature-invalid",
  stale: "delivery-stale",
  malformed: "body-unreadable",
} as const;

/** What a delivery tells, as it is to be appended, and what of it does not fit. */
async function eventsOf(
  known: ReadSource,
  payload: unknown,
  delivery: SourceDelivery,
): Promise<{ events: DeliveredEvent[]; rejected: Rejected[] }> {
  const sender = senderAt(delivery.now);
  const events: DeliveredEvent[] = [];
  const rejected: Rejected[] = [];
  const told = mapped(known, payload, delivery);
  if (told.length > MOST_EVENTS) {
    const detail = `At most ${MOST_EVENTS.toLocaleString("en")} events are taken at once.`;
    throw new RequestProblem("body-too-large", { detail });
  }
  for (const [index, { event, ends, begins = [] }] of told.entries()) {
    const { entry, problems } = await takeItem(eventSchema, event, sender, { explained: true });
    if (problems) rejected.push(rejection(index, event, problems));
    if (!entry) continue;
    const agains = [];
    for (const { what, again } of begins) {
      const taken = await takeItem(eventSchema, again, sender, { explained: false });
      if (taken.entry) agains.push({ what, again: taken.entry });
    }
    events.push({ messageId: event.messageId, entry, ends, begins: agains });
  }
  return { events, rejected };
}

function mapped(
  { source, ...context }: ReadSource,
  payload: unknown,
  delivery: SourceDelivery,
): readonly SourceEvent[] {
  try {
    return source.map(payload, delivery, context);
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    throw new RequestProblem("body-invalid", { problems: error.problems });
  }
}

/** A source sends as the site's own server does: no browser, no visitor's address. */
function senderAt(receivedAt: number): Sender {
  return {
    receivedAt,
    trust: TRUST.verified,
    bot: false,
    network: undefined,
    userAgent: undefined,
    privacyControl: false,
    visitorId: undefined,
    proofOf: () => Promise.resolve(undefined),
  };
}

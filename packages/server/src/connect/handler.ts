import { type Answered, connect, type Connection } from "@stagelight/connectors";
import { EndpointGone, EndpointRefusal, EndpointTrouble } from "@stagelight/connectors/destination";
import type { HandlerServices } from "../outbox/endpoints.ts";
import type { Handler, Outcome } from "../outbox/handler.ts";
import type { Job } from "../outbox/job.ts";
import type { Forgetting } from "./forgetting.ts";
import { makeItems } from "./items.ts";
import type { ReadDestination } from "./read-connectors.ts";

/** Milliseconds that a call may take: several requests, each of which is bounded. */
const TIMEOUT = 120_000;

/** What does the jobs of a configured destination. */
export function destinationHandler(
  configured: ReadDestination,
  services: HandlerServices,
): Handler {
  const { destination, name, purpose } = configured;
  const { batch, atOnce, disableAfter } = destination;
  const { store, config, model, clock } = services;
  const connection = connectionOf(configured, services);
  return {
    endpoint: name,
    batch,
    atOnce,
    timeout: TIMEOUT,
    ...(disableAfter !== undefined && { disableAfter }),
    async handle(jobs, signal) {
      const outcomes = new Map<Job, Outcome>();
      const told = jobs.filter(({ kind }) => kind !== "forget");
      for (const job of jobs) {
        if (job.kind === "forget") {
          outcomes.set(job, await forget(connection, job.payload as Forgetting, signal));
        }
      }
      const making = { read: store.read, config, model, purpose, now: clock.now() };
      const made = told.length > 0 ? await makeItems(making, told) : [];
      const items = made.flatMap((each) => ("item" in each ? each.item : []));
      const answers = items.length > 0 ? await connection.deliver(items, signal) : [];
      const answered = answers.values();
      made.forEach((each, place) => {
        const outcome: Outcome =
          "dropped" in each
            ? { is: "dropped", why: each.dropped }
            : outcomeOf(answered.next().value!);
        outcomes.set(told[place]!, outcome);
      });
      return jobs.map((job) => outcomes.get(job)!);
    },
  };
}

/** A configured destination in its frame, on the server's way out. */
export function connectionOf(
  { destination, name, options, secrets }: ReadDestination,
  { outgoing, clock, logger }: Pick<HandlerServices, "outgoing" | "clock" | "logger">,
): Connection {
  return connect(destination, {
    options,
    secrets,
    send: outgoing.safeFetch,
    now: () => clock.now(),
    fault: (error) => logger.error({ err: error, endpoint: name }, "A destination failed."),
  });
}

async function forget(
  connection: Connection,
  { forget: person }: Forgetting,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    await connection.forget(person, signal);
    return { is: "done" };
  } catch (error) {
    if (error instanceof EndpointTrouble) return outcomeOf({ trouble: error });
    throw error;
  }
}

function outcomeOf(answer: Answered): Outcome {
  if ("dropped" in answer) return { is: "dropped", why: answer.dropped };
  if (!("trouble" in answer)) {
    return answer.ok ? { is: "done" } : { is: "failed", why: answer.why, final: answer.final };
  }
  const { trouble } = answer;
  return {
    is: "failed",
    why: trouble.message,
    ...(trouble.retryAt !== undefined && { retryAt: trouble.retryAt }),
    endpointAtFault: faultOf(trouble),
  };
}

function faultOf(
  trouble: EndpointTrouble,
): NonNullable<Extract<Outcome, { is: "failed" }>["endpointAtFault"]> {
  if (trouble instanceof EndpointGone) return "gone";
  return trouble instanceof EndpointRefusal ? "refuses" : true;
}

import type {
  Delivered,
  Destination,
  DestinationContext,
  Forgotten,
  Item,
  SecretValues,
} from "../destination.ts";
import { BatchRefused, EndpointTrouble } from "./errors.ts";
import type { Send } from "./http.ts";
import { pace } from "./pace.ts";
import { redactor } from "./redact.ts";
import { request } from "./request.ts";

/** What a destination works with, once it is configured. */
export interface Connecting<Options> {
  readonly options: Options;
  readonly secrets: SecretValues;
  readonly send: Send;
  /** The time in milliseconds. */
  now(): number;
  /** Hears of faults of ours. What is told of them may be personal. */
  fault?(error: unknown): void;
}

/** How it went with an item: as the destination says, or not at all because of the service. */
export type Answered = Delivered | { readonly trouble: EndpointTrouble };

/** A configured destination. */
export interface Connection {
  /**
   * Delivers items: one answer for each, in the same order. What the service refuses as a whole is
   * halved until the item that it will not have is alone. Never rejects.
   */
  deliver(items: readonly Item[], signal: AbortSignal): Promise<readonly Answered[]>;
  /**
   * Has the service forget an erased person; nothing to do where it cannot.
   *
   * @throws EndpointTrouble
   */
  forget(person: Forgotten, signal: AbortSignal): Promise<void>;
  /**
   * Tries it out.
   *
   * @returns what is wrong, one full sentence each
   * @throws EndpointTrouble
   */
  test(signal: AbortSignal): Promise<readonly string[]>;
}

/** What makes a destination's way to its service, at the pace that the service asks for. */
export function contextsOf<Options>(
  { rate }: Pick<Destination<Options>, "rate">,
  { options, secrets, send, now }: Connecting<Options>,
): (signal: AbortSignal) => DestinationContext<Options> {
  const turn = rate ? pace(rate) : async () => {};
  return (signal) => ({
    options,
    secrets,
    now,
    request: (asked) => request({ send, signal, turn, now }, asked),
  });
}

/** Puts a destination into the frame that does for all of them what is not mapping. */
export function connect<Options>(
  destination: Destination<Options>,
  connecting: Connecting<Options>,
): Connection {
  const { name } = destination;
  const { secrets, fault } = connecting;
  const redact = redactor(Object.values(secrets));
  const contextFor = contextsOf(destination, connecting);

  const clean = (answer: Answered): Answered => {
    if ("why" in answer) return { ...answer, why: redact(answer.why) };
    return "dropped" in answer ? { dropped: redact(answer.dropped) } : answer;
  };

  /** What a destination says of a service's trouble is looked through as well. */
  const told = async <Result>(work: Promise<Result> | undefined): Promise<Result | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof EndpointTrouble) error.message = redact(error.message);
      throw error;
    }
  };

  const refused = (error: unknown): Answered => {
    if (error instanceof BatchRefused) return { ok: false, why: error.message, final: true };
    fault?.(error);
    return { ok: false, why: `${name}: it could not be put into the service's form.`, final: true };
  };

  const halved = async (items: readonly Item[], signal: AbortSignal): Promise<Answered[]> => {
    const middle = Math.ceil(items.length / 2);
    const first = await deliver(items.slice(0, middle), signal);
    const rest = items.slice(middle);
    const troubled = first.find((answer) => "trouble" in answer);
    return [...first, ...(troubled ? rest.map(() => troubled) : await deliver(rest, signal))];
  };

  const deliver = async (items: readonly Item[], signal: AbortSignal): Promise<Answered[]> => {
    try {
      const answers = await told(destination.deliver(items, contextFor(signal)));
      if (answers?.length !== items.length)
        throw new Error(`${name} did not answer for each item.`);
      return answers.map(clean);
    } catch (error) {
      if (error instanceof EndpointTrouble) return items.map(() => ({ trouble: error }));
      return items.length === 1 ? [clean(refused(error))] : await halved(items, signal);
    }
  };

  return {
    deliver,
    forget: (person, signal) => told(destination.forget?.(person, contextFor(signal))),
    async test(signal) {
      const wrong = await told(destination.test?.(contextFor(signal)));
      return wrong?.map(redact) ?? [];
    },
  };
}

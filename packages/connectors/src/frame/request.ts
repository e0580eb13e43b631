import { BatchRefused, EndpointRefusal, EndpointTrouble } from "./errors.ts";
import type { HttpAnswer, HttpRequest, Send } from "./http.ts";
import { retryAfter } from "./retry-after.ts";

/** What requests are sent with. */
export interface Requesting {
  readonly send: Send;
  readonly signal: AbortSignal;
  /** Resolves when one may be sent. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

/** Sends a request, and tells failures of the service from refusals of what was sent. */
export async function request(
  { send, signal, turn, now }: Requesting,
  { method, url, headers = {}, bearer, json, body: raw }: HttpRequest,
): Promise<HttpAnswer> {
  const body = json === undefined ? raw : JSON.stringify(json);
  let answer: Awaited<ReturnType<Send>>;
  try {
    // Given up while it waits, it says nothing against what was to be sent.
    await turn(signal);
    answer = await send({
      method: method ?? (body === undefined ? "GET" : "POST"),
      url,
      headers: {
        "user-agent": "Stagelight",
        accept: "application/json",
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      signal,
    });
  } catch (error) {
    const { code, message } = error as Error & { code?: unknown };
    throw code === "request-too-large" ? new BatchRefused(message) : new EndpointTrouble(message);
  }
  refuse(answer, new URL(url).host, now());
  return { ...answer, json: parsed(answer.text) };
}

/** Statuses that say: not now, rather than: not this. */
const NOT_NOW = [408, 425, 429];

function refuse({ status, headers }: Omit<HttpAnswer, "json">, host: string, now: number): void {
  if (status === 401 || status === 403) {
    throw new EndpointRefusal(`${host} answered ${status}: it does not accept the secret.`);
  }
  if (status >= 300 && status < 400) {
    throw new EndpointTrouble(`${host} answered ${status}: redirects are not followed.`);
  }
  if (status >= 500 || status < 200 || NOT_NOW.includes(status)) {
    const retryAt = retryAfter(headers.get("retry-after"), now);
    throw new EndpointTrouble(`${host} answered ${status}.`, retryAt);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

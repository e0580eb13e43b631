import { type LookupAddress, promises as dns } from "node:dns";
import type { LookupFunction } from "node:net";
import { callbackify } from "node:util";
import type { Agent, buildConnector } from "undici";
import { parseAddress } from "./address.ts";
import { OutgoingError, type OutgoingTrouble } from "./outgoing-error.ts";
import { type Place, refusal } from "./places.ts";

/** A request to somebody else's server. */
export interface OutgoingRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute; `http:` or `https:`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** What came back: any status, redirects as well. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The first MiB. */
  readonly text: string;
}

/**
 * The only way to other servers. Nothing private is reached, whatever a name turns out to mean; no
 * redirect is followed; no proxy of the environment is used; sizes and times are bounded.
 *
 * @throws OutgoingError
 */
export type SafeFetch = (request: OutgoingRequest) => Promise<OutgoingAnswer>;

/** What the way out is opened with. */
export interface OutgoingOptions {
  /** What may be reached beyond public addresses at ports 80 and 443. */
  readonly allowed?: readonly Place[];
  /** Asks for the addresses of a name. Default: the system. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>;
  readonly times?: Partial<OutgoingTimes>;
}

/** How long is waited, in milliseconds. */
export interface OutgoingTimes {
  /** Until there is a connection. */
  readonly connect: number;
  /** Then until the answer begins. */
  readonly headers: number;
  /** Between two parts of the answer. */
  readonly body: number;
  /** For everything together. */
  readonly all: number;
}

/** The way out: connections are kept for a while. */
export interface Outgoing {
  readonly safeFetch: SafeFetch;
  close(): Promise<void>;
}

const TIMES: OutgoingTimes = { connect: 10_000, headers: 20_000, body: 10_000, all: 30_000 };

/** The most bytes that are sent in a body. */
const MOST_SENT = 1024 * 1024;

/**
 * So many bytes of an answer are read; what comes behind them is not waited for. Services that take a
 * hundred things at once answer some kB for each.
 */
const MOST_READ = 1024 * 1024;

export function openOutgoing({
  allowed = [],
  resolve = (name) => dns.lookup(name, { all: true }),
  times: given,
}: OutgoingOptions = {}): Outgoing {
  const times = { ...TIMES, ...given };
  // It is loaded with the first request: a server answers before.
  const open = async (): Promise<Way> => {
    const { Agent, buildConnector, request: send } = await import("undici");
    const agent = new Agent({
      connect: checkedConnector(buildConnector, allowed, resolve, times.connect),
      headersTimeout: times.headers,
      bodyTimeout: times.body,
      pipelining: 1,
    });
    if (closed) await agent.destroy();
    return { agent, send };
  };
  let way: Promise<Way> | undefined;
  let closed = false;
  return {
    safeFetch: (request) => ask(() => (way ??= open()), request, times.all),
    async close() {
      closed = true;
      // Who closes has waited for what matters.
      await (await way)?.agent.destroy();
    },
  };
}

/** What requests are sent with. */
interface Way {
  readonly agent: Agent;
  readonly send: typeof import("undici").request;
}

/**
 * Looks a name up, looks at every address, and connects to these very addresses: no socket is made
 * before, and nothing is looked up again.
 */
function checkedConnector(
  connector: typeof buildConnector,
  allowed: readonly Place[],
  resolve: NonNullable<OutgoingOptions["resolve"]>,
  timeout: number,
): buildConnector.connector {
  const look = async (name: string, port: number): Promise<readonly LookupAddress[]> => {
    const literal = parseAddress(name);
    const found = literal ? [{ address: name, family: 0 }] : await resolve(name);
    if (found.length === 0) throw new OutgoingError("name-unknown", name);
    for (const { address: text } of found) {
      const address = parseAddress(text);
      // One that must not be reached spoils the name: nobody shall choose among them.
      const refused = address ? refusal({ name, address, port }, allowed) : "address-refused";
      if (refused) throw new OutgoingError(refused, name);
    }
    return found;
  };
  return (options, callback) => {
    const { protocol, hostname } = options;
    const port = Number(options.port || (protocol === "https:" ? 443 : 80));
    callbackify(look)(hostname.replace(/^\[|\]$/g, ""), port, (error, found) => {
      if (error) callback(error, null);
      else connector({ timeout, lookup: pinnedTo(found) })(options, callback);
    });
  };
}

function pinnedTo(found: readonly LookupAddress[]): LookupFunction {
  return (_, { all }, callback) => {
    if (all) callback(null, [...found]);
    else callback(null, found[0]!.address, found[0]!.family);
  };
}

async function ask(
  open: () => Promise<Way>,
  { method, url: given, headers = {}, body, signal }: OutgoingRequest,
  most: number,
): Promise<OutgoingAnswer> {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new OutgoingError("url-invalid", "");
  const { host, username, password } = url;
  if (username || password) throw new OutgoingError("credentials-in-url", host);
  if (body !== undefined && Buffer.byteLength(body) > MOST_SENT) {
    throw new OutgoingError("request-too-large", host);
  }
  const late = AbortSignal.timeout(most);
  const end = signal ? AbortSignal.any([signal, late]) : late;
  try {
    const { agent, send } = await open();
    const sent = send(url, {
      dispatcher: agent,
      method,
      // An answer that unfolds to gigabytes is not asked for.
      headers: { "accept-encoding": "identity", ...headers },
      body: body ?? null,
      signal: end,
    });
    const answer = await Promise.race([sent, ended(end)]);
    return {
      status: answer.statusCode,
      headers: headersOf(answer.headers),
      text: await beginningOf(answer.body),
    };
  } catch (error) {
    if (signal?.aborted) throw new OutgoingError("aborted", host);
    if (late.aborted) throw new OutgoingError("timed-out", host);
    throw error instanceof OutgoingError ? error : new OutgoingError(troubleOf(error), host);
  }
}

/** undici hears of a signal only once it is connected, and a name's address may take for ever. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length >= MOST_READ) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_READ).toString("utf8");
}

function headersOf(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return headers;
}

/** What an error of the network or of undici means. */
function troubleOf(error: unknown): OutgoingTrouble {
  const { code = "", name = "" } = error as { code?: string; name?: string };
  if (/^(ENOTFOUND|EAI_)/.test(code)) return "name-unknown";
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return "timed-out";
  if (/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED)/.test(code)) return "connection-broken";
  if (/^(HPE_|UND_ERR_(HEADERS_OVERFLOW|RES_|.*MISMATCH))/.test(code)) return "answer-invalid";
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) return "certificate-invalid";
  if (code.startsWith("UND_ERR_INVALID_ARG") || name === "TypeError") return "url-invalid";
  return "unreachable";
}

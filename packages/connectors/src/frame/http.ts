/** A request of a destination. */
export interface HttpRequest {
  /** Default: `POST` with a body, `GET` without. */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `Authorization: Bearer …`. */
  readonly bearer?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with a `content-type` among the headers; instead of `json`. */
  readonly body?: string;
}

/** A service's answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Cut where it is long. */
  readonly text: string;
  /** The body as JSON; nothing where it is none. */
  readonly json: unknown;
}

/**
 * The way to other servers that connectors are given. It bounds sizes and times, follows no redirect,
 * and reaches nothing private.
 *
 * @throws an error with a `code`, and a message for people that names the host and nothing else of
 *   the address; `request-too-large` where the service was not asked for that reason
 */
export type Send = (request: {
  readonly method: NonNullable<HttpRequest["method"]>;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}) => Promise<Omit<HttpAnswer, "json">>;

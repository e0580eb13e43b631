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

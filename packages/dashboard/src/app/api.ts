import { BASE } from "./base.ts";

/** What does not fit in what was sent: the place, and what would help. */
export interface Misfit {
  readonly path: string;
  readonly help: string;
}

/** An answer other than what was asked for. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  /** Permanent name of the problem; `offline` where no answer came. */
  readonly code: string;
  readonly status: number;
  /** More about this case, where callers can tell several apart. */
  readonly detail: string | undefined;
  readonly misfits: readonly Misfit[];
  /** Seconds until it is worth trying again, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(
    code: string,
    status: number,
    more: { detail?: unknown; problems?: unknown; retryAfter?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.detail = typeof more.detail === "string" ? more.detail : undefined;
    this.misfits = Array.isArray(more.problems) ? more.problems : [];
    this.retryAfter = more.retryAfter;
  }
}

/** What goes along with a request. */
export interface ApiRequest {
  /** Parts of the query; those without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON; with it the request is a POST. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** The address of one of the dashboard's own endpoints. */
export function apiAddress(path: string, query: ApiRequest["query"] = {}): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, `${value}`]],
  );
  const search = new URLSearchParams(said).toString();
  return `${BASE}api/${path}${search && `?${search}`}`;
}

/**
 * Asks the server: GET, or POST where there is a body.
 *
 * @throws ApiProblem for every answer that is none
 */
export async function api<T>(path: string, { query, body, signal }: ApiRequest = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(apiAddress(path, query), {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiProblem("offline", 0);
  }
  if (!response.ok) throw await problemIn(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The problem that an answer tells. */
export async function problemIn(response: Response): Promise<ApiProblem> {
  const told = (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  const code = typeof told["code"] === "string" ? told["code"] : "internal-error";
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiProblem(code, response.status, {
    ...told,
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  });
}

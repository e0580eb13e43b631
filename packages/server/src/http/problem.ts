import type { Logger } from "../operations/log.ts";
import { failureOf, StoreError, storeError } from "../store/store-error.ts";

/**
 * Permanent names of what can be wrong with a request; callers look at these and never at the text.
 */
export const PROBLEMS = {
  "not-found": { status: 404, title: "There is nothing here." },
  "method-not-allowed": { status: 405, title: "This method is not for this address." },
  "key-missing": { status: 401, title: "A write key is needed." },
  "key-unknown": { status: 401, title: "This key is not known." },
  "secret-key-needed": { status: 403, title: "Only the secret key may do this." },
  "secret-key-in-browser": {
    status: 403,
    title: "The secret key was sent by a browser. Make a new one: everybody can read this one.",
  },
  "visitor-unknown": { status: 401, title: "It is not proven who asks." },
  "sign-in-needed": { status: 401, title: "Only who is signed in may do this." },
  "login-refused": { status: 401, title: "The address or the password is not the right one." },
  "totp-needed": { status: 401, title: "The code of the second step is missing." },
  "totp-refused": { status: 401, title: "This code is not the right one, or was used." },
  "role-needed": { status: 403, title: "Who has this role may not do this." },
  "link-unusable": { status: 404, title: "This link does not work, or not any more." },
  "member-unknown": { status: 404, title: "There is nobody of this id." },
  "member-refused": { status: 409, title: "This cannot be done to this member." },
  "password-weak": { status: 400, title: "This password is too easy to guess." },
  "token-invalid": { status: 403, title: "This link does not work." },
  "token-expired": { status: 403, title: "This link has expired." },
  "signature-invalid": { status: 401, title: "The signature is missing, or is not the right one." },
  "delivery-stale": { status: 400, title: "It was signed too long ago, or in the future." },
  "code-used": { status: 409, title: "Another order has used this code." },
  "code-not-usable": { status: 409, title: "This cannot be used, or not any more." },
  "code-unknown": { status: 404, title: "This code is good for nothing." },
  "invitation-used": { status: 409, title: "This review was written already." },
  "program-full": {
    status: 409,
    title: "All that this program gives is given: it takes nobody new.",
  },
  "program-over": { status: 409, title: "This program has ended: it takes nobody new." },
  "conversation-unknown": { status: 404, title: "There is no such conversation." },
  "attachment-unknown": { status: 404, title: "There is no such file to send." },
  "address-unproven": { status: 403, title: "Nobody has proven this address yet." },
  "file-refused": { status: 415, title: "Files of this kind are not taken." },
  "origin-refused": { status: 403, title: "Pages of this origin may not do this." },
  "body-too-large": { status: 413, title: "The body is too large." },
  "content-type-unsupported": { status: 415, title: "This content type is not understood." },
  "body-unreadable": { status: 400, title: "The body cannot be read." },
  "body-invalid": { status: 400, title: "The body does not fit." },
  "proof-required": { status: 403, title: "This takes a proof of work: see challenge." },
  "too-many-requests": { status: 429, title: "Too many requests; try again later." },
  overloaded: { status: 503, title: "Too much is waiting; try again later." },
  "storage-full": { status: 503, title: "No space is left to store this; try again later." },
  "storage-busy": { status: 503, title: "The database is busy; try again later." },
  "storage-unavailable": { status: 503, title: "The database cannot be reached; try again later." },
  "shutting-down": { status: 503, title: "The server is shutting down; try again." },
  "internal-error": { status: 500, title: "Something went wrong on our side." },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem can say beside its code. */
export interface ProblemDetail {
  /** One sentence about this case. */
  readonly detail?: string;
  /** Each thing that does not fit, by its place. */
  readonly problems?: readonly {
    readonly path: string;
    readonly expected: string;
    readonly found: string;
    readonly help: string;
  }[];
  /** What has to be solved, and sent along with the same request. */
  readonly challenge?: object;
  /** Seconds until it is worth trying again. */
  readonly retryAfter?: number;
  /** Methods that the address does have. */
  readonly allow?: readonly string[];
}

/** Thrown by whatever handles a request; answered as `application/problem+json` (RFC 9457). */
export class RequestProblem extends Error {
  override name = "RequestProblem";
  readonly code: ProblemCode;
  readonly more: ProblemDetail;

  constructor(code: ProblemCode, more: ProblemDetail = {}) {
    super(PROBLEMS[code].title);
    this.code = code;
    this.more = more;
  }
}

/** The answer that tells a problem. */
export function problemResponse(problem: RequestProblem): Response {
  const { status, headers, body } = problemParts(problem);
  return new Response(body, { status, headers });
}

/** The parts of that answer. */
export function problemParts({ code, more }: RequestProblem): {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
} {
  const { status, title } = PROBLEMS[code];
  const { detail, problems, challenge, retryAfter, allow } = more;
  const seconds = retryAfter ?? (status === 503 ? 1 : undefined);
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(seconds !== undefined && { "retry-after": String(Math.ceil(seconds)) }),
      ...(allow && { allow: allow.join(", ") }),
    },
    body: JSON.stringify({ type: "about:blank", title, status, code, detail, problems, challenge }),
  };
}

/** What is wrong, as it may be told. What nobody foresaw is logged, and told without a word of it. */
export function problemOf(error: unknown, logger: Logger): RequestProblem {
  if (error instanceof RequestProblem) return error;
  // PostgreSQL's own errors come as they are where something is only read.
  const known = error instanceof StoreError ? error : storeError(failureOf(error));
  if (known instanceof StoreError) return new RequestProblem(known.code);
  logger.error({ err: error }, "A request could not be answered.");
  return new RequestProblem("internal-error");
}

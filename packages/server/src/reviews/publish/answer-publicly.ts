import { createHash } from "node:crypto";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Services } from "../../http/route.ts";
import { momentary } from "./momentary.ts";

/** An answer for everybody, before it is written. */
export interface PublicAnswer {
  /** What it depends on: the same key, the same answer. */
  readonly key: string;
  readonly work: () => Promise<object>;
}

interface Written {
  readonly body: string;
  readonly etag: string;
}

/** Caches on the way keep it for a minute: a review that is hidden is gone from pages by then. */
const CACHE_CONTROL = "public, max-age=60";

/**
 * Answers what is the same for everybody.
 *
 * @throws RequestProblem `not-found` where the site has no reviews; what `tell` throws
 */
export async function answerPublicly(
  { services, request, url }: Call,
  tell: (services: Services, parameters: URLSearchParams) => PublicAnswer,
): Promise<Response> {
  if (!services.config.review) throw new RequestProblem("not-found");
  const { key, work } = tell(services, url.searchParams);
  const { body, etag } = await momentary(services, `answer ${key}`, async () =>
    written(await work()),
  );
  const headers = {
    "content-type": "application/json",
    "cache-control": CACHE_CONTROL,
    etag,
    // Said to all alike: a cache on the way keeps one answer for pages of every origin.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
  if (request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers });
}

function written(answer: object): Written {
  const body = JSON.stringify(answer);
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

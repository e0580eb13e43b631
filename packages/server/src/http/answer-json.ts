/** An answer that nobody keeps. */
export function answerJson(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), { headers: { ...HEADERS, ...headers } });
}

/** An answer about somebody, for them alone: no cache on the way keeps it. */
export function answerPrivately(body: unknown): Response {
  return answerJson(body, { "cache-control": "private, no-store", vary: "Cookie, Authorization" });
}

/** Adds `Set-Cookie` headers to an answer. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

const HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/**
 * Whether a request is that of somebody who goes to a page: not of an image, a frame, a script, or of a
 * browser that loads what might be wanted next. Browsers before 2023 and most programs say neither.
 *
 * Source: https://w3c.github.io/webappsec-fetch-metadata/ and, for `Sec-Purpose`,
 * https://wicg.github.io/nav-speculation/prefetch.html
 */
export function isVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method !== "GET") return false;
  const purpose = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name));
  if (/prefetch|prerender|preview/i.test(purpose.join())) return false;
  const dest = headers.get("sec-fetch-dest");
  const mode = headers.get("sec-fetch-mode");
  return (dest ?? "document") === "document" && (mode ?? "navigate") === "navigate";
}

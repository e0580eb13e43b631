/**
 * Astro asks browsers to load server islands ahead, with links in the head. For a part that does
 * not show that would be a request for nothing; the part itself asks when it shows.
 */
export async function withoutHiddenPreloads(
  response: Response,
  hidden: readonly string[],
): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  // What is hidden is known when the page is rendered to its end.
  const parts = hidden.join("");
  const quiet = parts
    ? html.replace(/<link rel="preload" as="fetch" href="[^"]*[?]e=([^&"]+)[^>]*>/g, (link, id) =>
        parts.includes(String(id)) ? "" : link,
      )
    : html;
  return new Response(quiet, response);
}

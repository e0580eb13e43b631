import type { IncomingMessage, ServerResponse } from "node:http";
import { resolve } from "node:path";
import send from "send";
import { type ProblemCode, type ProblemDetail, problemParts, RequestProblem } from "./problem.ts";

/** Astro writes a hash of the content into the names in here: what is there never changes. */
const HASHED = "/_astro/";

/** Answers with the files of a folder. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the files of a built site: `index.html` of folders, pages without their `.html`, `404.html`
 * for the rest. Nothing outside of the folder, and no file that begins with a dot but `.well-known`.
 */
export function staticFiles(folder: string): StaticFiles {
  const root = resolve(folder);
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return tell(response, "method-not-allowed", { allow: ["GET", "HEAD"] });
    }
    const [path = "/"] = (request.url ?? "/").split("?");
    const wellKnown = path.startsWith("/.well-known/");
    response.setHeader("x-content-type-options", "nosniff");
    send(request, path, {
      root,
      extensions: ["html"],
      dotfiles: wellKnown ? "allow" : "ignore",
      cacheControl: false,
    })
      .on("headers", () => response.setHeader("cache-control", cacheControl(path)))
      .on("error", ({ status }: { status: number }) => {
        if (status === 416) response.writeHead(416).end();
        else if (status < 500) notFound(root, request, response);
        else tell(response, "internal-error");
      })
      .pipe(response);
  };
}

/** Files of other names are asked for again each time, and mostly not sent again. */
function cacheControl(path: string): string {
  return path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache";
}

function notFound(root: string, request: IncomingMessage, response: ServerResponse): void {
  response.statusCode = 404;
  // What the browser has of the missing page says nothing of this one.
  delete request.headers["if-none-match"];
  delete request.headers["if-modified-since"];
  delete request.headers.range;
  send(request, "/404.html", { root, cacheControl: false })
    .on("headers", () => response.setHeader("cache-control", "no-cache"))
    .on("error", () => tell(response, "not-found"))
    .pipe(response);
}

function tell(response: ServerResponse, code: ProblemCode, more?: ProblemDetail): void {
  if (response.headersSent) return void response.destroy();
  const { status, headers, body } = problemParts(new RequestProblem(code, more));
  response.writeHead(status, headers).end(body);
}

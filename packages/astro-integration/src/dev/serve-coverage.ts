import type { IncomingMessage, ServerResponse } from "node:http";
import type { AstroConfig } from "astro";
import type { ContentReport } from "../content/check.ts";
import { coveragePage } from "./coverage-page.ts";

/** Vite's development server, as much of it as is needed: the types of Astro 6 and 7 differ. */
export interface CoverageServer {
  readonly middlewares: {
    use(
      handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void,
    ): void;
  };
  readonly ws: { send(message: { type: "full-reload"; path: string }): void };
}

const PATH = "_stagelight/content";

/** Serves the page of what visitors see, in development only. */
export function serveCoverage(
  server: CoverageServer,
  { base, root }: Pick<AstroConfig, "base" | "root">,
  report: () => Promise<ContentReport | undefined>,
): { changed(): Promise<void> } {
  const home = base.endsWith("/") ? base : `${base}/`;
  const paths = [home + PATH, `/${PATH}`];
  let served: string | undefined;
  const page = async (): Promise<string> => coveragePage(await report(), { home, root });
  server.middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (!paths.includes(pathname.replace(/\/$/, ""))) {
      next();
      return;
    }
    const answer = async (): Promise<void> => {
      served = await page();
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("cache-control", "no-store");
      response.end(served);
    };
    answer().catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    /** Reloads the page where it is open and would be another now. */
    async changed() {
      if (served !== undefined && (await page()) !== served) {
        server.ws.send({ type: "full-reload", path: "*" });
      }
    },
  };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ReadConfig, ReadServer } from "@stagelight/core/config";
import type { StagelightServer } from "@stagelight/server";
import type { AstroIntegrationLogger } from "astro";

/** Vite's development server, as much of it as is needed: the types of Astro 6 and 7 differ. */
export interface DevServer {
  readonly middlewares: {
    use(
      handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void,
    ): void;
  };
  readonly httpServer: {
    once(event: "close" | "listening", listener: () => void): unknown;
    address(): string | { readonly port: number } | null;
  } | null;
}

/** What is served. */
export interface Hosted {
  readonly config: ReadConfig;
  readonly server: ReadServer;
  readonly root: URL;
  readonly logger: AstroIntegrationLogger;
}

/** Answers below the base path in `astro dev`, with a database and a secret in `.stagelight`. */
export function answeringInDev(
  { middlewares, httpServer }: DevServer,
  { config, server: { basePath }, root, logger }: Hosted,
): void {
  const folder = fileURLToPath(root);
  const starting = start(config, folder);
  starting.catch((error: unknown) => logger.error(String(error)));
  httpServer?.once("listening", () => {
    const address = httpServer.address();
    if (typeof address !== "object" || !address) return;
    starting.then(
      ({ services }) => services.links.listensAt(`http://localhost:${address.port}`),
      () => {},
    );
  });
  httpServer?.once("close", () => {
    starting.then(
      (server) => server.close(),
      () => {},
    );
  });
  middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname !== basePath && !pathname.startsWith(`${basePath}/`)) {
      next();
      return;
    }
    starting
      .then((server) => pass(server, request, response))
      .catch((error: unknown) => {
        if (!response.headersSent) response.statusCode = 500;
        response.end(String(error));
      });
  });
}

/** From where the site finds it, which may not be where this package would. */
async function start(config: ReadConfig, folder: string): Promise<StagelightServer> {
  const file = createRequire(`${folder}package.json`).resolve("@stagelight/server");
  const { createServer } = (await import(pathToFileURL(file).href)) as {
    createServer: typeof import("@stagelight/server").createServer;
  };
  return createServer({ config, environment: process.env, folder, development: true });
}

async function pass(
  server: StagelightServer,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = "/", method = "GET", headers, socket } = incoming;
  const request = new Request(new URL(url, `http://${headers.host ?? "localhost"}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      name.startsWith(":") ? [] : [value ?? ""].flat().map((each) => [name, each]),
    ),
    ...(method !== "GET" &&
      method !== "HEAD" && { body: Readable.toWeb(incoming), duplex: "half" }),
  } as RequestInit);
  const answer = await server.fetch(request, { address: socket.remoteAddress });
  response.statusCode = answer.status;
  response.setHeaders(answer.headers);
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
  else response.end();
}

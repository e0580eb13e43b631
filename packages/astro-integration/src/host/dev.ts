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
    void tellFirstOwner(starting, `http://localhost:${address.port}`, logger);
  });
  httpServer?.once("close", () => {
    starting.then(
      ({ server }) => server.close(),
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
      .then(({ server }) => pass(server, request, response))
      .catch((error: unknown) => {
        if (!response.headersSent) response.statusCode = 500;
        response.end(String(error));
      });
  });
}

/** While nobody owns the dashboard, what the terminal shows has the way in. */
async function tellFirstOwner(
  starting: Promise<Started>,
  url: string,
  logger: AstroIntegrationLogger,
): Promise<void> {
  try {
    const { server, firstOwnerLink } = await starting;
    server.services.links.listensAt(url);
    const link = await firstOwnerLink(server);
    if (link) logger.info(`The dashboard's first owner comes in here, once: ${link}`);
  } catch {
    // Why it does not start is said already.
  }
}

/** From where the site finds it, which may not be where this package would. */
async function start(config: ReadConfig, folder: string): Promise<Started> {
  const file = createRequire(`${folder}package.json`).resolve("@stagelight/server");
  const { createServer, firstOwnerLink } = (await import(
    pathToFileURL(file).href
  )) as typeof import("@stagelight/server");
  const environment = process.env;
  const server = await createServer({ config, environment, folder, development: true });
  return { server, firstOwnerLink };
}

/** The server, and what belongs to the same copy of its package. */
interface Started extends Pick<typeof import("@stagelight/server"), "firstOwnerLink"> {
  readonly server: StagelightServer;
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

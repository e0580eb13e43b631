import { once } from "node:events";
import { createServer } from "node:http";
import { BROKER_VARIABLE, startPostgres, UNSYNCED } from "../postgres.ts";
import type { PostgresServer } from "../postgres.ts";

/**
 * Vitest's global set-up: test files run in processes of their own, so whoever needs PostgreSQL asks
 * here, and all get the one server, or the one that does not sync. A run that needs none starts none.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[BROKER_VARIABLE] !== undefined) return undefined;
  const started = new Map<string, Promise<PostgresServer>>();
  const broker = createServer(({ url = "" }, response) => {
    if (!started.has(url)) started.set(url, startPostgres({ synced: url !== UNSYNCED }));
    started.get(url)!.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  broker.listen(0, "127.0.0.1").unref();
  await once(broker, "listening");
  const address = broker.address();
  if (!address || typeof address === "string") throw new Error("The broker has no port.");
  process.env[BROKER_VARIABLE] = `http://127.0.0.1:${address.port}`;
  return async () => {
    broker.close();
    broker.closeAllConnections();
    delete process.env[BROKER_VARIABLE];
    for (const server of started.values()) await (await server).close();
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server of a test's own; it counts connections. */
export interface Receiver {
  readonly port: number;
  connections(): number;
  close(): Promise<void>;
}

export async function receive(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  host = "127.0.0.1",
): Promise<Receiver> {
  let connections = 0;
  const server = createServer((...call) => void answer(...call)).on(
    "connection",
    () => connections++,
  );
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

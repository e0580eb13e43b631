import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One address for servers that come and go, as a proxy before them has it. */
export interface Balancer {
  /** Its origin. */
  readonly url: string;
  /** Sends new connections to this port too. */
  add(port: number): void;
  /** Sends none there any more; those that are open end with the server. */
  remove(port: number): void;
  close(): Promise<void>;
}

/** Each new connection goes to the next server in turn. Where there is none, it is refused. */
export async function startBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((incoming) => {
    const port = ports[turn++ % (ports.length || 1)];
    if (port === undefined) {
      incoming.resetAndDestroy();
      return;
    }
    const outgoing = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(one);
      one.setNoDelay();
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => void ports.push(port),
    remove(port) {
      const at = ports.indexOf(port);
      if (at >= 0) ports.splice(at, 1);
    },
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, "close");
    },
  };
}

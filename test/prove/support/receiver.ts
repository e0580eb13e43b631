import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { random } from "./random.ts";

/** One delivery that a receiver has taken. */
export interface Taken {
  /** The job's. */
  readonly uid: string;
  readonly type: string;
  readonly messageId: string;
  /** Whether the answer was sent. */
  readonly answered: boolean;
  /** How often the sender had been killed by then. */
  readonly kills: number;
}

/** A receiver of webhooks on this machine that fails now and then, before or after it has taken one. */
export interface Receiver {
  readonly url: string;
  /** As `STAGELIGHT_ALLOW_PRIVATE` names it. */
  readonly place: string;
  readonly taken: readonly Taken[];
  /** Told whenever the sender was killed. */
  killed(): void;
  /** From now on it takes everything. */
  behave(): void;
  close(): Promise<void>;
}

/** Starts a receiver. */
export async function startReceiver(): Promise<Receiver> {
  const taken: Taken[] = [];
  const next = random(11);
  let kills = 0;
  let misbehaves = true;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await text(request)) as {
      type: string;
      data: { event: { messageId: string } };
    };
    const chance = misbehaves ? next() : 1;
    if (chance < 0.04) return void request.socket.destroy();
    if (chance < 0.08) return void response.writeHead(500).end();
    const answered = chance >= 0.12;
    const uid = String(request.headers["webhook-id"]);
    const { messageId } = body.data.event;
    taken.push({ uid, type: body.type, messageId, answered, kills });
    if (answered) response.writeHead(204).end();
    else request.socket.destroy();
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    place: `127.0.0.1:${port}`,
    taken,
    killed: () => void kills++,
    behave: () => void (misbehaves = false),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

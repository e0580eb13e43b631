import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { vi } from "vitest";
import type { RunningServer } from "./stagelight-server.ts";

/** Environment of a server whose memory is measured: it can be asked to tidy up. */
export const MEASURED = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** What a server's process holds, in MB. */
export interface ServerMemory {
  /** With all of its threads; what it reads of files is left out, which the system takes back when it likes. */
  readonly resident: number;
  /** The most of that so far, with files. */
  readonly peak: number;
  /** The heaps of its threads together. */
  readonly heap: number;
}

const MB = 1_048_576;

/**
 * What a server holds, without what it has no use for any more. Linux alone tells it.
 *
 * @param server started with {@link MEASURED}
 */
export async function settledMemory(server: RunningServer): Promise<ServerMemory> {
  const address = await vi.waitFor(() => /ws:\/\/\S+/.exec(server.output())![0], 10_000);
  const inspector = await Inspector.open(address);
  const threads = await inspector.threads();
  // What waits to be written or closed goes with a later time.
  let heap = Infinity;
  for (let before = Infinity; before - heap > MB || before === Infinity;) {
    before = heap;
    heap = 0;
    for (const thread of threads) {
      await inspector.ask("HeapProfiler.collectGarbage", thread);
      heap += (await inspector.ask("Runtime.getHeapUsage", thread))["usedSize"] as number;
    }
  }
  inspector.close();
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  const kB = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)![1]);
  return { heap: heap / MB, resident: kB("RssAnon") / 1_024, peak: kB("VmHWM") / 1_024 };
}

type Answer = Readonly<Record<string, unknown>>;

/** https://chromedevtools.github.io/devtools-protocol/v8/, with Node's own domain `NodeWorker`. */
class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #threads: string[] = [];
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#hear(data as string));
  }

  static async open(address: string): Promise<Inspector> {
    const socket = new WebSocket(address);
    await once(socket, "open");
    return new Inspector(socket);
  }

  /** Sessions of all threads; nothing stands for the main thread. */
  async threads(): Promise<readonly (string | undefined)[]> {
    await this.ask("NodeWorker.enable", undefined, { waitForDebuggerOnStart: false });
    return [undefined, ...this.#threads];
  }

  ask(method: string, sessionId?: string, params: object = {}): Promise<Answer> {
    const id = ++this.#asked;
    const message = JSON.stringify({ id, method, params });
    const told = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    if (sessionId === undefined) this.#socket.send(message);
    else void this.ask("NodeWorker.sendMessageToWorker", undefined, { sessionId, message });
    return told;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(text: string): void {
    const { id, result, error, method, params } = JSON.parse(text) as {
      id?: number;
      result?: Answer;
      error?: Answer;
      method?: string;
      params?: { sessionId?: string; message?: string };
    };
    if (method === "NodeWorker.attachedToWorker") this.#threads.push(params!.sessionId!);
    if (method === "NodeWorker.receivedMessageFromWorker") this.#hear(params!.message!);
    if (id === undefined) return;
    if (error) throw new Error(JSON.stringify(error));
    this.#waiting.get(id)?.(result ?? {});
    this.#waiting.delete(id);
  }
}

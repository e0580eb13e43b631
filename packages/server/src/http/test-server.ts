import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "@stagelight/core/config";
import type { Trust } from "../log/log.ts";
import type { Environment } from "../settings/settings.ts";
import { createLogger } from "../operations/log.ts";
import { createServer, type StagelightServer } from "./server.ts";

export const SITE = "https://nuri.example";
export const BASE = "https://nuri.example/_stagelight";
export const PUBLISHABLE = "pk_stagelight";
/** Found in no answer and in no log. */
export const SECRET = "canary-secret-0123456789abcdefghijklmnop";

/** A server of a test's own, on a database that goes away with it. */
export interface TestServer {
  readonly server: StagelightServer;
  /** Everything that it has logged. */
  readonly logged: () => string;
  close(): Promise<void>;
}

/** What is another than usual. */
export interface TestServerOptions {
  readonly config?: object;
  readonly environment?: Environment;
  readonly development?: boolean;
}

export async function testServer({
  config,
  environment,
  development = false,
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "stagelight-"));
  const lines: string[] = [];
  const server = await createServer({
    config: readConfig({ site: { url: SITE }, server: {}, ...config }),
    environment: {
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: `file:${join(folder, "test.db")}`,
      ...environment,
    },
    folder,
    development,
    logger: createLogger({
      level: "trace",
      // Nothing is hidden: what is written must be clean by itself.
      secrets: [],
      to: { write: (line: string) => void lines.push(line) },
    }),
  });
  return {
    server,
    logged: () => lines.join(""),
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function basic(key: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` };
}

/** Puts events into the log as ingest does, and waits until they are projected. */
export type Saying = (trust: Trust, ...events: readonly object[]) => Promise<void>;

/** What says events to a server that hears of them in no other way: `m1`, `m2` and so on, of type `track`. */
export function saying({ services: { store } }: StagelightServer): Saying {
  let said = 0;
  return async (trust, ...events) => {
    await store.append(
      events.map((event) => {
        const messageId = `m${++said}`;
        const body = JSON.stringify({ type: "track", messageId, ...event });
        return { receivedAt: Date.now(), trust, body };
      }),
    );
    while (store.status().projected < said) await sleep(5);
  };
}

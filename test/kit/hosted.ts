import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A site with its server in one process. */
export interface HostedSite {
  readonly url: string;
  /** What it has printed. */
  readonly output: () => string;
  close(): Promise<void>;
}

/**
 * Runs what the Node adapter has built, as its users do, until the server in it answers.
 *
 * @param pages folder of the build
 * @param entry what follows `node`
 */
export async function runHosted(
  pages: string,
  environment: Record<string, string>,
  entry = [join(pages, "server/entry.mjs")],
): Promise<HostedSite> {
  const { VITEST: _, ...env } = process.env;
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, entry, {
    cwd: pages,
    env: { ...env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: `${port}`, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, "exit");
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    const { ok } = await fetch(`${url}/_stagelight/health`).catch(() => ({ ok: false }));
    if (ok) return { url, output: () => output, close };
    await sleep(50);
  }
  await close();
  throw new Error(`It does not answer:\n${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

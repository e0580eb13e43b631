import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server that only answers. */
export function startBare(): Promise<ServerProcess> {
  return startProcess(fileURLToPath(new URL("bare-server.ts", import.meta.url)));
}

/** Starts a program that prints its address, and ends when its input does. */
export async function startProcess(program: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: line.toString().trim(),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

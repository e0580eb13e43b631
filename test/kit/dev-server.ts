import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const astro = fileURLToPath(new URL("../node_modules/astro/bin/astro.mjs", import.meta.url));

/** A running `astro dev`. */
export interface DevServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts `astro dev` in a process of its own: inside a test runner Astro serves no pages. */
export async function startDevServer(root: string): Promise<DevServer> {
  const { VITEST: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [astro, "dev", "--host", "127.0.0.1", "--port", "0", "--force"],
    { cwd: root, env: { ...env, NODE_ENV: "development", ASTRO_TELEMETRY_DISABLED: "1" } },
  );
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => reject(new Error(`astro dev has stopped:\n${output}`)));
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

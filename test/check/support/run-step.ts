import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import { root } from "./files.ts";

export interface Step {
  name: string;
  command: string;
}

/** Runs a step's command; prints one line when it passes, and its output when it fails. */
export async function runStep({ name, command }: Step): Promise<boolean> {
  const started = performance.now();
  const { code, output } = await run(command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${name}, ${seconds} s`);
  if (code !== 0) console.log(`  ${command}\n\n${output.trim().replace(/^/gm, "  ")}\n`);
  return code === 0;
}

function run(command: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: root,
      env: { ...process.env, PATH: join(root, "node_modules/.bin") + delimiter + process.env.PATH },
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

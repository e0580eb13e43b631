import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { DEMO_PAGES } from "../kit/demo.ts";

const script = fileURLToPath(new URL("../../apps/demo-site/demo.mjs", import.meta.url));

it("the demo builds the shop, prints its address, and every page is there", async () => {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const demo = spawn(process.execPath, [script], { env: { ...env, PORT: "4387" } });
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /is open: (http\S+)\//.exec(printed)?.[1];
      if (address) resolve(address);
    };
    demo.stdout.on("data", read);
    demo.stderr.on("data", read);
    demo.once("exit", () => reject(new Error(`The demo has stopped:\n${printed}`)));
  });
  for (const path of DEMO_PAGES) expect((await fetch(url + path)).status, path).toBe(200);
  demo.removeAllListeners("exit");
  demo.kill();
});

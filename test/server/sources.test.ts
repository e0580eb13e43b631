import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { type Signing, deliver } from "../../packages/connectors/src/contract/signing-vendor.ts";
import { signingBackend } from "../../packages/connectors/src/sources/events/test-events.ts";
import { signingStripe } from "../../packages/connectors/src/sources/stripe/test-stripe.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const README = new URL("../../packages/server/README.md", import.meta.url);
const { current, previous } = signingStripe.secrets;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

async function start(): Promise<{ site: ServerFolder; server: RunningServer }> {
  const site = await serverFolder({
    config: { connectors: [{ id: "events" }, { id: "stripe" }] },
    environment: {
      EVENTS_SECRET: signingBackend.secrets.current,
      STRIPE_WEBHOOK_SECRET: current,
      STRIPE_PREVIOUS_WEBHOOK_SECRET: previous,
    },
  });
  undo.push(() => site.remove());
  const server = await site.start();
  undo.push(() => server.end("SIGKILL"));
  return { site, server };
}

/** The verified stage of somebody, as the site's backend asks for it. */
async function stageOf({ secret }: ServerFolder, { base }: RunningServer, userId: string) {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const url = `${base}/v1/stage?userId=${encodeURIComponent(userId)}`;
  const answer = await fetch(url, { headers: { authorization } });
  return ((await answer.json()) as { verified?: { stage: string } | null }).verified?.stage;
}

const hasTools = ["curl", "openssl"].every((tool) => !spawnSync(tool, ["version"]).error);

it.skipIf(!hasTools)("the README's signed delivery works as it stands there", async () => {
  const { site, server } = await start();
  const [, block = ""] = /^```sh\n(body=[^]*?)^```/m.exec(readFileSync(README, "utf8")) ?? [];
  const script = block.replace("https://nuri.example", server.url);
  expect(script).toContain(`curl ${server.base}/v1/sources/events`);
  const EVENTS_SECRET = signingBackend.secrets.current;
  const typed = async (env: object) =>
    (await promisify(execFile)("sh", ["-euc", script], { env: { ...process.env, ...env } })).stdout;
  expect(await typed({ EVENTS_SECRET: signingBackend.secrets.previous })).toContain(
    "signature-invalid",
  );
  expect(await stageOf(site, server, "42")).toBeUndefined();
  for (let time = 0; time < 2; time++) {
    expect(JSON.parse(await typed({ EVENTS_SECRET }))).toMatchObject({ success: true });
  }
  await vi.waitFor(async () => expect(await stageOf(site, server, "42")).toBe("retention"), 20_000);
  expect(await site.events()).toMatchObject([{ event: "Order Completed", userId: "42" }]);
});

it("Stripe's own code signs, also while its secret is changed", async () => {
  const { site, server } = await start();
  const send = async (order: string, signing: Partial<Signing>) => {
    const [paid = ""] = signingStripe.life(order, Date.now());
    const { headers, body } = deliver(signingStripe, paid, { at: Date.now(), ...signing });
    const init = { method: "POST", headers, body };
    return (await fetch(`${server.base}/v1/sources/stripe`, init)).status;
  };
  expect(await send("forged", { secret: "whsec_of_nobody_here" })).toBe(401);
  expect(await send("first", { secret: previous })).toBe(200);
  expect(await send("second", { secret: current })).toBe(200);
  for (const order of ["first", "second"]) {
    const stage = () => stageOf(site, server, `stripe:cus_${order}`);
    await vi.waitFor(async () => expect(await stage()).toBe("retention"), 20_000);
  }
  expect(await stageOf(site, server, "stripe:cus_forged")).toBeUndefined();
});

import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import type { Handler } from "../../kit/serve.ts";

/** What a nearby server of the peer's would take; loopback alone would flatter no one. */
const latencyMs = 10;

/**
 * The HTTP endpoints that the peers' own scripts ask, answering as if the visitor had been put in
 * the stage on the peer's server.
 */
export function peerHandlers(stage: () => string): Record<string, Handler> {
  const flag = (): unknown => ({
    key: "stage",
    enabled: true,
    variant: stage(),
    reason: { code: "condition_match", condition_index: 0, description: "Matched a condition" },
    metadata: { id: 1, version: 1, payload: null },
  });
  return {
    "/posthog/flags*": json(() => ({
      flags: { stage: flag() },
      featureFlags: { stage: stage() },
      featureFlagPayloads: {},
      errorsWhileComputingFlags: false,
      requestId: "bench",
    })),
    "/posthog/array/phc_bench/config.js": postHogConfig({}),
    "/posthog/*": json(() => ({ status: 1 })),
    "/growthbook/auto.min.js": growthBookScript,
    "/growthbook/api/features/*": json(() => ({ status: 200, features: growthBookFeatures })),
  };
}

const growthBookFeatures = {
  stage: {
    defaultValue: "default",
    rules: ["awareness", "consideration", "purchase", "retention", "advocacy"].map((stage) => ({
      condition: { stage },
      force: stage,
    })),
  },
};

/** What PostHog's script is told of the project. */
export function postHogConfig(config: object): Handler {
  const told = JSON.stringify({ config, siteApps: [] });
  return async (_, response) => {
    await sleep(latencyMs);
    response.setHeader("content-type", "text/javascript");
    response.end(`(window._POSTHOG_REMOTE_CONFIG ||= {}).phc_bench = ${told};`);
  };
}

/** An empty answer to something sent. */
export const accept: Handler = (_, response) => {
  response.setHeader("content-type", "application/json");
  response.end("{}");
};

/** An answer in JSON. */
export function json(body: () => unknown): Handler {
  return async (_, response) => {
    await sleep(latencyMs);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body()));
  };
}

const growthBookScript: Handler = async (request, response) => {
  const folder = import.meta.resolve("@growthbook/growthbook/package.json");
  await sendScript(await readFile(new URL("dist/bundles/auto.min.js", folder)))(request, response);
};

/** A script as a good host sends it. */
export function sendScript(code: string | Buffer): Handler {
  const body = brotliCompressSync(code);
  return (_, response) => {
    response.setHeader("content-type", "text/javascript");
    response.setHeader("content-encoding", "br");
    response.end(body);
  };
}

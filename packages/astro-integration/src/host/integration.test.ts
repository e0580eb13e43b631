import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import type { ReadServer } from "@stagelight/core/config";
import { hostIntegration, isInstalled } from "./integration.ts";

/** A site without packages. */
const folder = mkdtempSync(join(tmpdir(), "stagelight-"));
writeFileSync(join(folder, "package.json"), "{}");
const bare = pathToFileURL(`${folder}/`);
const here = new URL("../../", import.meta.url);

/** What the integration says to Astro, and to people. */
function setUp(root: URL, adapter: string | undefined, command = "build", server: object = {}) {
  const config = readConfig({ server });
  const warned: string[] = [];
  const plugins: string[] = [];
  const { hooks } = hostIntegration(config, config.server as ReadServer);
  const begin = hooks["astro:config:setup"] as unknown as (setup: object) => void;
  begin({
    command,
    config: { root, adapter: adapter && { name: adapter } },
    logger: { warn: (text: string) => warned.push(text) },
    updateConfig: ({ vite }: { vite: { plugins?: { name: string }[] } }) =>
      plugins.push(...(vite.plugins ?? []).map(({ name }) => name)),
  });
  const done = hooks["astro:build:done"] as unknown as (end: object) => void;
  return {
    warned,
    plugins,
    done: () => done({ logger: { warn: (text: string) => warned.push(text) } }),
  };
}

it("knows whether the server is installed", () => {
  expect([isInstalled(here), isInstalled(bare)]).toEqual([true, false]);
});

it("says what to install", () => {
  expect(() => setUp(bare, "@astrojs/node")).toThrow(
    "The site's server runs in this site, and @stagelight/server is not installed. Install it (npm install @stagelight/server), or set server.url to where it runs, or server to false in stagelight.config.ts.",
  );
});

it("says that the server runs alone, where an adapter cannot hold it", () => {
  const { warned, plugins } = setUp(bare, "@astrojs/vercel");
  expect(plugins).toEqual([]);
  expect(warned).toEqual([expect.stringContaining("@astrojs/vercel makes")]);
  expect(warned[0]).toContain("Run it alone (npx stagelight serve) and set server.url");
});

it("says so as well when the adapter has never asked for the app", () => {
  const { warned, plugins, done } = setUp(here, "@astrojs/node");
  expect(plugins).toEqual(["stagelight:before-astro", "stagelight:virtual-modules"]);
  done();
  expect(warned).toHaveLength(1);
});

it("has nothing to do for a static site, or for a server that stands elsewhere", () => {
  const server = { url: "https://events.nuri.example" };
  for (const { warned, plugins, done } of [
    setUp(bare, undefined),
    setUp(bare, "@astrojs/node", "build", server),
    setUp(bare, "@astrojs/node", "dev"),
  ]) {
    done();
    expect([warned, plugins]).toEqual([[], []]);
  }
});

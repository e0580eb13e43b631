/// <reference types="node" />
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as config from "./config.ts";
import * as core from "./index.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

it("has an example that says what happens", async () => {
  const example = /```ts\n([^]*?)```/.exec(readme)![1]!;
  const said = [...example.matchAll(/console\.log.*\/\/ (.*)/g)].map((found) => found[1]);
  const heard: string[] = [];
  const body = example.replace(/^import (.*) from .*$/gm, "const $1 = all;");
  // The example is our own text, and running it is the point.
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function("all", "console", body)(
    { ...core, ...config },
    { log: (...parts: string[]) => heard.push(parts.join(" ")) },
  );
  expect(heard).toEqual(said);
  expect(said).toHaveLength(2);
});

describe("has configs that can be read", () => {
  const configs = [...readme.matchAll(/```ts\n(?:import .*\n)*\n*(defineConfig\([^]*?\n\}\);)\n/g)];
  it.each(configs.map((found, index) => [index + 1, found[1]!]))("number %d", (_, text) => {
    // oxlint-disable-next-line typescript/no-implied-eval
    const run = new Function(...Object.keys(config), `return ${text}`) as (
      ...all: unknown[]
    ) => unknown;
    expect(config.readConfig(run(...Object.values(config)))).toBeDefined();
  });

  it("for all that it tells of", () => {
    expect(configs.length).toBeGreaterThan(5);
  });
});

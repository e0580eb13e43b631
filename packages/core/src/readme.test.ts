/// <reference types="node" />
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import * as config from "./config.ts";
import * as core from "./index.ts";

it("has an example that says what happens", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
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

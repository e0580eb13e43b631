/// <reference types="node" />
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { expect, it } from "vitest";

/** What a page that can show prompts may pay for the decision, in bytes after brotli at level 11. */
const BUDGET = 900;

/** The head script has these, wherever there are audiences. */
const fromHead: Plugin = {
  name: "from-head",
  setup({ onLoad }) {
    onLoad({ filter: /audience.evaluate[.]ts$/ }, () => ({
      contents: "export const evaluate = stagelight.evaluate_;",
    }));
    onLoad({ filter: /predicate.test[.]ts$/ }, () => ({
      contents: "export const holds = stagelight.holds_;",
    }));
  },
};

it("costs a page no more than its budget", async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: 'export { choosePrompt, decodeAttention, heard, noteAttention } from "./index.ts";',
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    bundle: true,
    format: "esm",
    metafile: true,
    minify: true,
    plugins: [fromHead],
    target: "es2022",
    write: false,
  });
  const files = Object.entries(Object.values(metafile.outputs)[0]!.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.replace(/^.*src\//, ""));
  expect(files.toSorted()).toEqual([
    "attention/decide.ts",
    "attention/memory.ts",
    "attention/trigger.ts",
    "audience/evaluate.ts",
    "predicate/test.ts",
  ]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const size = brotliCompressSync(outputFiles[0]!.contents, { params }).length;
  expect(size).toBeGreaterThan(BUDGET / 2);
  expect(size).toBeLessThanOrEqual(BUDGET);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadModule } from "./module.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes files, and loads the first one. */
function load(files: Record<string, string>): Promise<unknown> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return loadModule(join(folder, Object.keys(files)[0]!));
}

describe.each(["module", "commonjs"])("in a package of type %s", (type) => {
  beforeEach(() => writeFileSync(join(folder, "package.json"), JSON.stringify({ type })));

  it.each([
    ["a.ts", "const name: string = 'tea'; export default { name };"],
    ["a.ts", "enum Name { Tea = 'tea' } export default { name: Name.Tea };"],
    ["a.mts", "export default { name: 'tea' as const };"],
    ["a.js", "export default { name: 'tea' };"],
    ["a.mjs", "export default { name: 'tea' };"],
    ["a.json", '{ "name": "tea" }'],
  ])("loads %s: %s", async (file, text) => {
    expect(await load({ [file]: text })).toEqual({ name: "tea" });
  });

  it("loads what a file imports without an ending", async () => {
    const names = "export const name: string = 'tea';";
    const config = "import { name } from './names'; export default { name };";
    expect(await load({ "a.ts": config, "names.ts": names })).toEqual({ name: "tea" });
  });

  it("reads a file and what it imports anew", async () => {
    const config = "import { name } from './names.ts'; export default { name };";
    const names = (name: string) => `export const name: string = '${name}';`;
    expect(await load({ "a.ts": config, "names.ts": names("tea") })).toEqual({ name: "tea" });
    expect(await load({ "a.ts": config, "names.ts": names("pot") })).toEqual({ name: "pot" });
  });

  it("says what a file throws", async () => {
    await expect(load({ "a.ts": "throw new Error('No tea.');" })).rejects.toThrow("No tea.");
  });
});

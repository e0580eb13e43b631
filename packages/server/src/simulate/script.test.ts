import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readScript, scriptedVisitors } from "./script.ts";
import type { ScriptEntry } from "./script-schema.ts";

const START = Date.UTC(2026, 2, 2);
const EXAMPLE = /```yaml\n([^]*?)```/.exec(
  readFileSync(new URL("../../README.md", import.meta.url), "utf8"),
)![1]!;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-script-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return readScript(folder, name);
}

/** When each event is, in minutes since the start, and what it is. */
function played(events: ScriptEntry[]): [number, string][] {
  const [visitor] = scriptedVisitors({ visitors: [{ name: "a", events }] }, START);
  return visitor!.events.map(({ timestamp, event, address, type }) => [
    (timestamp - START) / 60_000,
    event ?? address ?? type,
  ]);
}

it("reads YAML, JSON and TypeScript alike", async () => {
  const script = { visitors: [{ name: "a", events: ["/", "2d later", { identify: { x: 1 } }] }] };
  const json = JSON.stringify(script);
  expect(await read("a.json", json)).toEqual(script);
  expect(await read("a.ts", `const script: object = ${json};\nexport default script;`)).toEqual(
    script,
  );
  expect(
    await read("a.yaml", "visitors: [{ name: a, events: [/, 2d later, { identify: { x: 1 } }] }]"),
  ).toEqual(script);
});

it("has an example in the README that does what stands there", async () => {
  const script = await read("readme.yaml", EXAMPLE);
  const visitors = scriptedVisitors(script, Date.parse(script.start!));
  expect(visitors).toHaveLength(21);
  expect(visitors.at(-1)!.name).toBe("Reader-20");
  const [mina] = visitors;
  expect(mina!.locale).toBe("ko");
  expect(mina!.events.map(({ event, address }) => event ?? address)).toEqual([
    "/compare/",
    "/faq/",
    "Product Added",
    "Order Completed",
    ...Array.from({ length: 3 }, () => ["/journal/", "Product Shared"]).flat(),
  ]);
  expect(mina!.events[0]!.referrer).toBe("https://www.google.com/");
});

it("lets a minute lie between events, or what was said", () => {
  expect(played(["/", "A", "2h later", "B", "1h later", "30m later", "C"])).toEqual([
    [0, "/"],
    [1, "A"],
    [121, "B"],
    [211, "C"],
  ]);
  expect(played(["1d later", "A"])).toEqual([[1440, "A"]]);
});

it("repeats from beginning to beginning, or right away", () => {
  expect(played([{ repeat: 3, every: "1d", events: ["A", "1h later", "B"] }, "C"])).toEqual([
    [0, "A"],
    [60, "B"],
    [1440, "A"],
    [1500, "B"],
    [2880, "A"],
    [2940, "B"],
    [2941, "C"],
  ]);
  expect(played(["/", { repeat: 2, events: ["A"] }])).toEqual([
    [0, "/"],
    [1, "A"],
    [2, "A"],
  ]);
  // A round that takes longer than its time is not cut short.
  expect(played([{ repeat: 2, every: "1m", events: ["A", "1h later", "B"] }])).toEqual([
    [0, "A"],
    [60, "B"],
    [61, "A"],
    [121, "B"],
  ]);
});

it("stops scripts without end", () => {
  const rounds = (events: ScriptEntry[]): ScriptEntry[] => [{ repeat: 10_000, events }];
  for (const events of [rounds(rounds(["A"])), rounds(rounds(["1s later"]))]) {
    expect(() => played(events)).toThrow(/too long/);
  }
});

it("says of a file that cannot be read what is wrong with it", async () => {
  await expect(readScript(folder, "none.yaml")).rejects.toThrow(/There is no file none.yaml/);
  await expect(read("broken.yaml", "visitors: [")).rejects.toThrow(/broken.yaml could not be read/);
  await expect(read("broken.ts", "export default {")).rejects.toThrow(/could not be read/);
  await expect(read("empty.yaml", "")).rejects.toThrow(/is not a script of visitors/);
});

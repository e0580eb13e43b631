import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { tooOld } from "./node-version.ts";

const PATIENT = { timeout: 60_000 };

it.each(["20.20.2", "22.11.9", "18.0.0"])("refuses Node.js %s", (version) => {
  expect(tooOld(version)).toBe(`This needs Node.js 22.12 or newer, and it runs with ${version}.`);
});

it.each(["22.12.0", "22.20.1", "24.0.0", "100.1.0"])("runs with Node.js %s", (version) => {
  expect(tooOld(version)).toBeUndefined();
});

// All commands are loaded, on a machine with other things to do.
it("asks for what the package asks for, but where no database is opened", PATIENT, async () => {
  const { engines } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { engines: { node: string } };
  expect(engines.node).toBe(">=22.12");
  const anywhere: string[] = [];
  for (const [name, { load }] of Object.entries(COMMANDS)) {
    if ((await load()).anyNode) anywhere.push(name);
  }
  expect(anywhere).toEqual(["simulate"]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildScenario } from "../kit/scenario.ts";

/** What is configured for the server alone has this word in it. */
const UNPUBLISHED = /magpie/i;

function filesIn(folder: string): [name: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);
}

describe.each(["static", "server"] as const)("a site with mails and connectors (%s)", (output) => {
  let pages: string;
  beforeAll(async () => {
    ({ pages } = await buildScenario("unpublished", { output }));
  }, 120_000);

  it("publishes nothing of them", () => {
    const files = filesIn(join(pages, "client"));
    // The tracker is there, and so what it is given.
    expect(files.some(([, text]) => text.includes("/_stagelight"))).toBe(true);
    expect(files.filter(([, text]) => UNPUBLISHED.test(text)).map(([name]) => name)).toEqual([]);
  });

  it("gives them to the server alone", () => {
    const holding = filesIn(join(pages, "server")).filter(([, text]) => UNPUBLISHED.test(text));
    expect(holding.length).toBe(1);
    expect(holding[0]![1]).toContain("magpie-connector.example");
  });
});

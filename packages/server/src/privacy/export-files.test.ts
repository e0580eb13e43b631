import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { csvOf, writeExport } from "./export-files.ts";

it("writes files that a spreadsheet takes for text, readable by their owner only", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stagelight-export-"));
  try {
    const visitor = [{ id: "=1+1", claims: { a: "x,y" }, consent: null }];
    const exported = {
      email: "mina@tea.example",
      exportedAt: "2026-01-01T00:00:00.000Z",
      tables: { visitor },
    };
    expect(writeExport(exported, join(folder, "mina"))).toEqual(["export.json", "visitor.csv"]);
    expect(JSON.parse(readFileSync(join(folder, "mina/export.json"), "utf8"))).toEqual(exported);
    expect(readFileSync(join(folder, "mina/visitor.csv"), "utf8")).toBe(
      'id,claims,consent\r\n\'=1+1,"{""a"":""x,y""}",\r\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
    expect(csvOf([{ a: `${start}1` }])).toContain(`'${start}1`);
  }
});

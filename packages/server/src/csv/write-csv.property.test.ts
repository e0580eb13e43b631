import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvOf } from "../privacy/export-files.ts";
import { readCell, writeCsv } from "./write-csv.ts";

/** Texts of what makes trouble in CSV. */
const cell = fc
  .array(fc.constantFrom(";", "=", "+", "-", "@", "＝", '"', "'", ",", " ", "\t", "\n", "x", "1+1"))
  .map((pieces) => pieces.join(""));
const line = fc
  .array(cell, { minLength: 2, maxLength: 4 })
  .map((cells) => ["mina@tea.example", ...cells]);

/** A formula, whatever stands in front of it that a spreadsheet may take off. */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;

/** Excel where semicolons part cells: a quote in the middle of a cell is a quote. */
const bySemicolons = (text: string) => text.split(/\r\n|[\r\n;]/);

it("says in no cell what a spreadsheet takes for a formula, whatever it splits at, and is read back", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const text = writeCsv(lines);
      expect(bySemicolons(text).filter((each) => FORMULA.test(each))).toEqual([]);
      const read = parse(text, { relax_column_count: true });
      expect(read.flat().filter((each) => /^[=+\-@＝＋－＠]/.test(each))).toEqual([]);
      const plain = (text: string) => text.replace(/[\t\n]+/g, " ");
      // An apostrophe that stood there before cannot be told from one that was put there.
      if (lines.flat().some((each) => each.includes("'"))) return;
      expect(read.map((each) => each.map(readCell))).toEqual(lines.map((each) => each.map(plain)));
    }),
    { numRuns: 500 },
  );
}, 30_000);

it("so do the tables of an export, in which numbers stay numbers", () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 3 }), (texts) => {
      const rows = texts.map((note) => ({ id: 1, note, more: { note } }));
      const [, ...lines] = bySemicolons(csvOf(rows));
      expect(lines.filter((each) => FORMULA.test(each))).toEqual([]);
    }),
  );
  expect(csvOf([{ balance: -5 }])).toBe("balance\r\n-5\r\n");
});

import stringWidth from "fast-string-width";
import fc from "fast-check";
import { expect, it } from "vitest";
import { tableLines, tableWidth } from "./table.ts";
import { fit, shorten, WIDTH, wrap } from "./text.ts";

const text = fc.string({
  unit: fc.constantFrom("a", "b", " ", "차", "茶", "é", "👩‍👩‍👧", "→"),
  maxLength: 120,
});

it("brings texts to their width, wide characters too", () => {
  expect(fit("책상 도구", 12)).toBe("책상 도구   ");
  expect(fit("茶", 4, "right")).toBe("  茶");
  expect(shorten("책상 도구", 6)).toBe("책상 …");
  expect(shorten("👩‍👩‍👧👩‍👩‍👧", 3)).toBe("👩‍👩‍👧…");
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 90 }), (value, columns) => {
      expect(stringWidth(fit(value, columns))).toBe(columns);
    }),
  );
});

it("wraps texts, and loses nothing but blanks", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("차차차차", 5)).toEqual(["차차", "차차"]);
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 90 }), (value, columns) => {
      const lines = wrap(value, columns);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      expect(lines.join("").replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
    }),
  );
});

it("makes tables that fit, aligned", () => {
  const columns = [
    { title: "Name", shrinks: true },
    { title: "count", align: "right" },
  ] as const;
  expect(
    tableLines(columns, [
      ["차", "1"],
      ["tea", "20"],
    ]),
  ).toEqual(["Name  count", "차        1", "tea      20"]);
  const rows = fc.array(fc.tuple(text, fc.nat().map(String)), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, (rows) => {
      const lines = tableLines(columns, rows);
      const widths = lines.map((line) => stringWidth(line));
      expect(new Set(widths).size).toBe(1);
      expect(widths[0]).toBe(Math.min(tableWidth(columns, rows), WIDTH));
    }),
  );
});

import stringWidth from "fast-string-width";
import fc from "fast-check";
import { expect, it } from "vitest";
import { tokensOf } from "./markdown.ts";
import { textOf, wrapped } from "./text.ts";
import { values } from "./values.ts";

const asText = (markdown: string): string => textOf(tokensOf(markdown, values()));

it("keeps the shape of lists, quotes, code and tables", () => {
  expect(
    asText(
      "# Title\n\nSome *words*, **more** and `code`.  \nA new line.\n\n- one\n- two\n  - three\n\n1. first\n2. second\n\n> said\n\n    code here\n\n---\n\n| a | b |\n| - | --: |\n| long name | 1 |\n| 茶 | 20 |",
    ),
  ).toBe(`Title

Some words, more and code.
A new line.

- one
- two
  - three

1. first
2. second

> said

    code here

***

a           b
long name   1
茶         20`);
});

it("writes addresses behind links, where they say more", () => {
  expect(asText("See [the shop](https://nuri.example/), <https://nuri.example/a>.")).toBe(
    "See the shop (https://nuri.example/), https://nuri.example/a.",
  );
  expect(asText("Write to [hello@nuri.example](mailto:hello@nuri.example).")).toBe(
    "Write to hello@nuri.example.",
  );
});

it("breaks lines without losing a character or an address", () => {
  const long = `https://nuri.example/${"a".repeat(90)}`;
  expect(wrapped(`before ${long} after`, 20)).toEqual(["before", long, "after"]);
  expect(wrapped("选好的东西都在购物车里，什么时候回来都行。", 24)).toEqual([
    "选好的东西都在购物车里，",
    "什么时候回来都行。",
  ]);
  expect(wrapped("看您《以往的订单》，随口", 6)[1]).toMatch(/^《/);
  const text = fc.string({
    unit: fc.constantFrom("a", " ", "차", "茶", "，", "「", "é"),
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, (value) => {
      const lines = wrapped(value, 30);
      expect(lines.join("").replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(30);
    }),
  );
});

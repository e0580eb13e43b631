import fc from "fast-check";
import { expect, it } from "vitest";
import { checkTheme, contrast } from "./theme.ts";

it("tells the numbers of what cannot be read, and what is needed", () => {
  expect(checkTheme({ accent: "#9acd32", "on-accent": "#fff" })).toEqual([
    "--stagelight-on-accent (#fff) on --stagelight-accent (#9acd32) has a contrast of 1.88:1; at least 4.5:1 is needed.",
  ]);
});

it("rounds down: what is just below is not told as enough", () => {
  expect(checkTheme({ text: "#787878", surface: "#fff" })[0]).toContain("4.41:1");
  expect(checkTheme({ text: "#767676", surface: "#fff" })).toEqual([]);
});

it("asks less of the ring around what has the focus", () => {
  expect(checkTheme({ focus: "#949494", surface: "#fff" })).toEqual([]);
  expect(checkTheme({ focus: "#969696", surface: "#fff" })[0]).toContain("at least 3:1");
});

it("asks for a colour that it can read", () => {
  expect(checkTheme({ text: "tea", surface: "#fff" })).toEqual([
    "--stagelight-text and --stagelight-surface: write them as hex or rgb().",
  ]);
});

it.each([
  ["#000", "#fff", 21],
  ["rgb(0, 0, 0)", "color(srgb 1 1 1)", 21],
  ["#777777", "rgb(119 119 119)", 1],
])("%s on %s is %d:1", (one, other, expected) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 5);
});

it("is the same both ways, between 1 and 21; what passes is readable", () => {
  const colour = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map(([red, green, blue]) => `rgb(${red}, ${green}, ${blue})`);
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      const found = contrast(one, other)!;
      expect(found).toBe(contrast(other, one));
      expect(found >= 1 && found <= 21).toBe(true);
      expect(checkTheme({ text: one, surface: other }).length === 0).toBe(found >= 4.5);
    }),
  );
});

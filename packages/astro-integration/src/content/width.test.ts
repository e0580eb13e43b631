import { describe, expect, it } from "vitest";
import textWidth from "fast-string-width";
import { padded, wrapped } from "./width.ts";

describe("the width of a text in a terminal", () => {
  it.each([
    ["tea", 3],
    ["우리 이야기", 11],
    ["关于我们", 8],
    ["ｔｅａ", 6],
    ["é", 1],
    ["e\u0301", 1],
    ["🍵", 2],
  ])("of %s is %i", (text, width) => expect(textWidth(text)).toBe(width));

  it("is filled up", () => expect(padded("차", 4)).toBe("차  "));
});

describe("lines of a width", () => {
  it.each([
    ["a bc def", 4, ["a bc", "def"]],
    ["우리 이야기 차", 6, ["우리", "이야기", "차"]],
    ["src/content/long.md", 8, ["src/cont", "ent/long", ".md"]],
    ["", 8, [""]],
  ])("%j by %i", (text, width, lines) => expect(wrapped(text, width)).toEqual(lines));
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensOf, wordsOf } from "./words-of.ts";

describe("tokens", () => {
  it.each([
    ["When will my order SHIP?", ["when", "will", "my", "order", "ship"]],
    ["Don’t ship to José's café", ["dont", "ship", "to", "joses", "cafe"]],
    ["Order nuri-1024, 50%", ["order", "nuri", "1024", "50"]],
    ["배송비는 얼마인가요?", ["배송", "송비", "비는", "얼마", "마인", "인가", "가요"]],
    ["차 한 잔", ["차", "한", "잔"]],
    ["运费是多少？", ["运费", "费是", "是多", "多少"]],
    ["綠茶", ["綠茶"]],
    ["送料はいくら", ["送料", "料は", "はい", "いく", "くら"]],
    ["ﾃｨｰﾎﾟｯﾄ", ["ティ", "ィー", "ーポ", "ポッ", "ット"]],
    ["iPhone케이스 2개", ["iphone", "케이", "이스", "2", "개"]],
    ["Ｇｒｅｅｎ　ｔｅａ", ["green", "tea"]],
    ["İSTANBUL", ["istanbul"]],
    ["…  \u202e 🙂 —", []],
  ])("of %s", (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it("of what is looked through have each character of a run at their beginning", () => {
    expect(tokensOf("绿茶 tea 차", true)).toEqual(["绿茶", "茶", "tea", "차"]);
  });

  it("stand word by word", () => {
    expect(wordsOf("iPhone케이스 case")).toEqual([["iphone", "케이", "이스"], ["case"]]);
  });
});

const anyOf = (letters: string) => fc.constantFrom(...Array.from(letters));

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(anyOf("배송비 얼마인가요运费茶はティーé'’İßaZ9ﬁ½Å🙂\u0301\u3099\ud800"), {
      maxLength: 20,
    })
    .map((parts) => parts.join("")),
);

describe("whatever the text", () => {
  it("tokens are words without spaces, and short", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (said, ends) => {
        for (const token of tokensOf(said, ends)) {
          expect(token).toMatch(/^[\p{L}\p{M}\p{N}]{1,64}$/u);
        }
      }),
    );
  });

  it("each part of what is written is found by the text: its pairs begin tokens there", () => {
    const written = fc.array(anyOf("배송비얼마运费茶はティ"), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(written, fc.nat(11), fc.integer({ min: 1, max: 12 }), (letters, from, length) => {
        const part = letters.slice(from % letters.length).slice(0, length);
        const held = tokensOf(letters.join(""), true);
        const [first, ...rest] = tokensOf(part.join(""));
        expect(
          held.some(
            (_, place) =>
              held[place]!.startsWith(first!) &&
              rest.every((token, further) => held[place + 1 + further] === token),
          ),
        ).toBe(true);
      }),
    );
  });

  it("texts side by side have the tokens of both", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(tokensOf(`${one} ${other}`)).toEqual([...tokensOf(one), ...tokensOf(other)]);
      }),
    );
  });

  it("its width, its accents and how it is composed make no difference", () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(tokensOf(said.normalize("NFD"))).toEqual(tokensOf(said));
        expect(tokensOf(said.normalize("NFKC"))).toEqual(tokensOf(said));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersIn } from "./answers-in.ts";
import { stemOf } from "./stem-of.ts";

const words = fc
  .array(fc.constantFrom("tea", "ships", "배송비", "환불", "运费", "green", "", "__proto__"), {
    maxLength: 8,
  })
  .map((all) => all.join(" "));
const section = fc.record({
  question: words,
  answer: words,
  title: fc.option(words, { nil: undefined }),
});
const anything = fc.oneof(words, fc.string({ unit: "binary", maxLength: 40 }));

describe("answers", () => {
  it("are some of the sections, each once, and not more than asked for, whatever is asked", () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 6 }), anything, fc.nat(4), (all, asked, most) => {
        const found = answersIn(all)(asked, most);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(new Set(found).size).toBe(found.length);
        for (const each of found) expect(all).toContain(each);
      }),
    );
  });

  it("stand first where the question is theirs, word by word", () => {
    const titles = [
      "배송비는 얼마인가요",
      "How to brew green tea",
      "可以退款吗",
      "送料はいくらですか",
    ];
    const find = answersIn(titles.map((question) => ({ question, answer: "…" })));
    for (const title of titles) expect(find(title, 1)[0]?.question).toBe(title);
  });

  it("are none where there are no sections", () => {
    expect(answersIn([])("tea", 3)).toEqual([]);
  });
});

it.each([
  ["ship", "ships shipped shipping"],
  ["deliver", "delivers delivered delivering"],
  ["cost", "costs costing"],
  ["pric", "price prices priced pricing"],
  ["box", "boxes boxed"],
  ["delivery", "deliveries"],
  ["refund", "refunds refunded refunding"],
  ["pass", "passes passed passing"],
])("the stem %s is that of %s", (stem, ofWords) => {
  for (const word of ofWords.split(" ")) expect(stemOf(word)).toBe(stem);
});

it.each(["tea", "gas", "status", "thing", "spring", "배송", "12", "naïve"])(
  "%s stays as it is",
  (word) => {
    expect(stemOf(word)).toBe(word);
  },
);

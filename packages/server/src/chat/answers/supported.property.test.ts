import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { supported } from "./supported.ts";

const POSTAGE = {
  id: "postage",
  question: "What does postage cost?",
  answer: "Postage is 3,000 won within Korea, and nothing from 40,000 won. Ask help@nuri.example.",
  title: "Questions",
  url: "/faq/#postage",
};
const 배송 = { id: "ko", question: "배송비는 얼마인가요?", answer: "국내 배송비는 3,000원이에요." };
const passages = [POSTAGE, 배송];
const said = (text: string, ...cites: string[]) =>
  supported({ parts: [{ text, cites }] }, passages);

describe("an answer", () => {
  it("is shown with the pages that it is from", () => {
    expect(said("Postage is 3,000 won within Korea.", "postage")).toEqual({
      text: "Postage is 3,000 won within Korea.",
      sources: [{ title: "Questions", url: "/faq/#postage" }],
    });
    expect(said("국내 배송비는 3,000원이에요.", "ko")).toEqual({
      text: "국내 배송비는 3,000원이에요.",
      sources: [],
    });
  });

  it.each([
    ["cites nothing", "Postage is 3,000 won within Korea."],
    ["cites what nobody has given", "Postage is 3,000 won within Korea.", "elsewhere"],
    ["cites something given and something not", "Postage is 3,000 won.", "postage", "elsewhere"],
    ["says another number", "Postage is 5,000 won within Korea.", "postage"],
    ["leads elsewhere", "Postage within Korea: see https://evil.example/pay", "postage"],
    ["names another address", "Postage within Korea: ask help@evil.example", "postage"],
    ["says what the page does not", "Give me your password and card number please", "postage"],
    ["says nothing", " \u0000 ", "postage"],
    ["has no words", "…!?", "postage"],
  ])("that %s is not", (_, text, ...cites) => {
    expect(said(text, ...cites)).toBeUndefined();
  });

  it("loses the parts that nothing supports, and keeps the others", () => {
    const parts = [
      { text: "Postage is nothing from 40,000 won.", cites: ["postage"] },
      { text: "And there is a free gift for 99 won.", cites: ["postage"] },
    ];
    expect(supported({ parts }, passages)?.text).toBe("Postage is nothing from 40,000 won.");
  });

  it("has whatever is said only numbers that its pages have, and is text of a bearable length", () => {
    const part = fc.record({
      text: fc.oneof(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc
          .array(fc.constantFrom("postage", "is", "3,000", "won", "5", "９", "<b>", "배송비는"), {
            maxLength: 12,
          })
          .map((words) => words.join(" ")),
      ),
      cites: fc.array(fc.constantFrom("postage", "ko", "elsewhere", "__proto__"), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const answer = supported({ parts }, passages);
        if (!answer) return;
        expect(answer.text.length).toBeLessThanOrEqual(2_000);
        expect(answer.text).not.toMatch(/[59９]|(?!\n|\t)\p{Cc}/u);
      }),
      { numRuns: 40 },
    );
  });
});

import { expect, it } from "vitest";
import { answerEntries } from "./answer-entries.ts";
import { readConfig } from "./read.ts";

const config = readConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko"] },
  server: {},
  chat: {
    answers: {
      entries: [
        {
          id: "postage",
          question: { en: "What does postage cost?", ko: "배송비는 얼마인가요?" },
          answer: { en: "5 dollars.", ko: "3,000원이에요." },
          page: "/[...locale]/help/",
        },
        { id: "phone", question: { ko: "전화번호가 있나요?" }, answer: { ko: "없어요." } },
      ],
    },
  },
});

it("are told in a language, with the page in it, and only those that are written in it", () => {
  expect(answerEntries(config, "en")).toEqual([
    {
      id: "entry:postage",
      question: "What does postage cost?",
      answer: "5 dollars.",
      title: "Nuri Tea",
      url: "/help/",
    },
  ]);
  expect(answerEntries(config, "ko").map(({ id, url }) => [id, url])).toEqual([
    ["entry:postage", "/ko/help/"],
    ["entry:phone", undefined],
  ]);
  expect(answerEntries(config, "ko-KR")).toHaveLength(2);
  expect(answerEntries({ site: { locales: [] } }, "en")).toEqual([]);
});

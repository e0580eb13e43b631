import { decidePrompts, type PromptVerdict } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import { textsIn } from "../texts/languages.ts";
import { promptReason } from "./prompt-reason.ts";

const until = new Date(2026, 10, 27, 9, 5).getTime() / 1000;
const id = "newsletter";

function reasons(told: PromptVerdict): string[] {
  return ["en", "ko", "zh"].map((lang) => promptReason(textsIn(lang).prompts, lang, told));
}

describe("promptReason", () => {
  it.each<[PromptVerdict, string, string, string]>([
    [{ id, verdict: "show" }, "It shows now.", "지금 표시됩니다.", "现在显示。"],
    [
      { id, verdict: "week", until, limit: 3 },
      "Seven days may show 3, and they have: the next one can show from Friday, November 27 at 9:05 AM.",
      "7일 동안 3회까지 표시할 수 있으며 모두 사용했습니다. 다음 안내는 11월 27일 금요일 오전 9:05부터 표시될 수 있습니다.",
      "7天内最多显示3次，次数已用完；下一个最早于11月27日星期五 9:05显示。",
    ],
    [
      { id, verdict: "dismissed", until },
      "It was dismissed, and rests until Friday, November 27 at 9:05 AM.",
      "닫으신 안내이므로 11월 27일 금요일 오전 9:05까지 표시되지 않습니다.",
      "已被关闭，11月27日星期五 9:05之前不再显示。",
    ],
    [
      { id, verdict: "outranked", by: "review" },
      "Another one goes first: review.",
      "다른 안내가 먼저입니다(review).",
      "另一个提示优先：review。",
    ],
    [
      { id, verdict: "open", by: "stagelight-consent" },
      "Something else is open: stagelight-consent.",
      "다른 창이 열려 있습니다(stagelight-consent).",
      "其他内容正打开着：stagelight-consent。",
    ],
    [{ id, verdict: "open", by: id }, "It is open already.", "이미 열려 있습니다.", "已经打开。"],
  ])("%o", (told, ...expected) => {
    expect(reasons(told)).toEqual(expected);
  });

  it("leaves no placeholder open, whatever is told", () => {
    const more = { until, limit: 2, by: "review" };
    for (const verdict of Object.keys(textsIn("en").prompts)) {
      if (verdict === "openItself") continue;
      for (const text of reasons({ id, verdict, ...more } as PromptVerdict)) {
        expect(text).toMatch(/[.。]$/);
        expect(text).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it("says of a decision what stands in it", () => {
    const { attention } = readConfig({});
    const facts = { stage: "", tracks: {}, visits: 1, locale: "", traits: {} } as never;
    const { trace } = decidePrompts(
      attention,
      [1, 0, until, 0, [until - 9, until - 8, until - 7], []],
      { consent: true, facts, heard: new Map(), onPage: 60, hidden: false, writing: false },
      [{ id, priority: 0 }],
      until,
    );
    expect(reasons(trace[0]!)[0]).toBe(
      "Seven days may show 3, and they have: the next one can show from Friday, December 4 at 9:04 AM.",
    );
  });
});

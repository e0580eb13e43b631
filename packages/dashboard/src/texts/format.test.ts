import { describe, expect, it } from "vitest";
import { fill, fillIn } from "./fill.ts";
import { formatOf } from "./format.ts";

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 23, 12);

describe("times", () => {
  it("are told in words of the language, by their largest unit", () => {
    expect(formatOf("en").ago(now - 3 * MINUTE, now)).toBe("3 min ago");
    expect(formatOf("ko").ago(now - 3 * MINUTE, now)).toBe("3분 전");
    expect(formatOf("zh").ago(now - 26 * 60 * MINUTE, now)).toBe("昨天");
    expect(formatOf("en").ago(now - 20_000, now)).toBe("now");
    expect(formatOf("en").ago(now + 90 * MINUTE, now)).toBe("in 1 hr");
  });

  it("say how long something lasts, a minute at least", () => {
    expect(formatOf("ko").length(11.9 * MINUTE)).toBe("11분");
    expect(formatOf("en").length(0)).toBe("1 min");
  });

  it("are written as the reader's English has it", () => {
    const at = new Date(2026, 10, 23, 14, 5).getTime();
    expect(formatOf("en", ["en-US"]).clock(at)).toMatch(/2:05/);
    expect(formatOf("en", ["ko-KR", "en-GB"]).clock(at)).toBe("14:05");
    expect(formatOf("en", ["en-US@posix", "en_US"]).clock(at)).toBe("14:05");
  });
});

describe("numbers", () => {
  it("are money by the digits of the currency", () => {
    expect(formatOf("en").money(4200, "EUR")).toBe("€42.00");
    expect(formatOf("ko").money(4200, "KRW")).toBe("₩4,200");
  });

  it("choose the form of a sentence", () => {
    const text = { one: "{n} message", other: "{n} messages" };
    expect(formatOf("en").count(text, 1)).toBe("1 message");
    expect(formatOf("en").count(text, 1_200)).toBe("1,200 messages");
    expect(formatOf("ko").count({ other: "{n}건" }, 1)).toBe("1건");
  });
});

describe("variables", () => {
  it("are filled in once, and kept where nothing is known", () => {
    expect(fill("{a} and {b}", { a: "{b}", b: 2 })).toBe("{b} and 2");
    expect(fill("{unknown}", {})).toBe("{unknown}");
  });

  it("can be elements", () => {
    expect(fillIn("By {name}.", { name: 7 })).toEqual(["By ", 7, "."]);
  });
});

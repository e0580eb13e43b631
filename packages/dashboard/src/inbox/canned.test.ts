import { describe, expect, it } from "vitest";
import { cannedFor, fillCanned, slashBefore } from "./canned.ts";

const answer = (shortcut: string, title: string, locale: string | null = null) => ({
  id: shortcut,
  shortcut,
  title,
  text: title,
  locale,
});

describe("a canned answer", () => {
  const values = { name: "Mina", agent: "Jisoo", site: "Nuri Tea" };

  it("takes in what its variables stand for, however they are written", () => {
    expect(fillCanned("Hello {name}, {{ agent }} of {{site}} here.", values)).toBe(
      "Hello Mina, Jisoo of Nuri Tea here.",
    );
  });

  it("leaves no hole where the visitor's name is not known", () => {
    const { name: _, ...nameless } = values;
    expect(fillCanned("Hello {name}, how are you?", nameless)).toBe("Hello, how are you?");
    expect(fillCanned("{{name}}님, 안녕하세요.", nameless)).toBe("님, 안녕하세요.");
  });

  it("leaves braces alone that are no variable", () => {
    expect(fillCanned("Use {code} and {constructor}", values)).toBe("Use {code} and {constructor}");
  });

  it("does not read variables out of what it has filled in", () => {
    expect(fillCanned("Hello {name}", { ...values, name: "{agent}" })).toBe("Hello {agent}");
  });
});

describe("canned answers for what was typed", () => {
  const all = [
    answer("ship-ko", "제주 배송", "ko"),
    answer("ship", "Shipping to Jeju", "en"),
    answer("hello", "Greeting for those who ask about shipping"),
  ];

  it("are those whose shortcut begins so, then those with it in the title", () => {
    expect(cannedFor(all, "ship", "en-GB").map(({ id }) => id)).toEqual([
      "ship",
      "ship-ko",
      "hello",
    ]);
  });

  it("stand first in the visitor's language", () => {
    expect(cannedFor(all, "ship", "ko").map(({ id }) => id)).toEqual(["ship-ko", "ship", "hello"]);
  });

  it("are found by a part of a Korean title, in capitals or not", () => {
    expect(cannedFor(all, "배송", "ko").map(({ id }) => id)).toEqual(["ship-ko"]);
    expect(cannedFor(all, "JEJU", "ko").map(({ id }) => id)).toEqual(["ship"]);
  });
});

describe("a slash", () => {
  it("asks for canned answers at the beginning, and after a space", () => {
    expect(slashBefore("/he", 3)).toEqual({ from: 0, typed: "he" });
    expect(slashBefore("Yes. /he", 8)).toEqual({ from: 5, typed: "he" });
    expect(slashBefore("Line\n/", 6)).toEqual({ from: 5, typed: "" });
  });

  it("is a slash within words and addresses", () => {
    expect(slashBefore("and/or", 6)).toBeUndefined();
    expect(slashBefore("https://nuri.example/", 21)).toBeUndefined();
    expect(slashBefore("/he was", 7)).toBeUndefined();
  });
});

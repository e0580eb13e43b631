import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksIn } from "./links-in.ts";

const hrefs = (text: string) =>
  linksIn(text).flatMap((part) => (typeof part === "string" ? [] : [part.href]));

describe("links", () => {
  it.each([
    ["See https://nuri.example/tea.", ["https://nuri.example/tea"]],
    ["(https://nuri.example/a_(b))", ["https://nuri.example/a_(b)"]],
    ["[https://nuri.example/?a=1&b=2], and?", ["https://nuri.example/?a=1&b=2"]],
    ["HTTP://NURI.EXAMPLE!", ["HTTP://NURI.EXAMPLE"]],
    ["주문은 https://nuri.example/ko/배송에서", ["https://nuri.example/ko/배송에서"]],
    ["请看https://nuri.example/zh。谢谢", ["https://nuri.example/zh"]],
    ["请看（https://nuri.example/zh）", ["https://nuri.example/zh"]],
    ["write to mina@nuri.example, please", ["mailto:mina@nuri.example"]],
    ["mailto:mina@nuri.example?body=x", ["mailto:mina@nuri.example"]],
    ["https://a.example and https://b.example", ["https://a.example", "https://b.example"]],
  ])("of %s", (text, found) => {
    expect(hrefs(text)).toEqual(found);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "ftp://nuri.example/tea",
    "https://",
    "https://bank.example@evil.example/",
    "//evil.example",
    "xhttps://nuri.example",
    "nuri.example",
    "@mina",
    "mailto:@nuri.example",
    "mailto:mina@",
  ])("none in %s", (text) => {
    expect(hrefs(text)).toEqual([]);
  });
});

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "https://",
    "http:",
    "mailto:",
    "a@b.cc",
    "@",
    ".",
    "(",
    ")",
    "[",
    " ",
    "例",
    "a/",
  ),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

it("nothing of any text is lost, and only three schemes are followed", () => {
  fc.assert(
    fc.property(text, (text) => {
      const parts = linksIn(text);
      const whole = parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
      expect(whole).toBe(text);
      for (const part of parts) {
        expect(typeof part === "string" ? part : part.text).not.toBe("");
        if (typeof part === "string") continue;
        expect(part.href).toMatch(/^(https?:\/\/[^\s@/]+|mailto:[^\s?#]+@)/i);
        expect(part.href.endsWith(part.text)).toBe(true);
      }
    }),
  );
});

it("a long text takes a short time, whatever it is made of", () => {
  for (const unit of ["https://a.", "a@", "(", "mailto:a", ".", "a.a-", "https://x)"]) {
    const long = unit.repeat(Math.ceil(4_000 / unit.length));
    const began = performance.now();
    linksIn(long);
    expect(performance.now() - began).toBeLessThan(500);
  }
});

it("so do marks behind an address, however many there are", () => {
  for (const mark of [")", "]", "])", ".", "()", ")!"]) {
    const began = performance.now();
    const address = `https://x${mark.repeat(100_000)}`;
    expect(hrefs(address)).toEqual([mark === "()" ? address : "https://x"]);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

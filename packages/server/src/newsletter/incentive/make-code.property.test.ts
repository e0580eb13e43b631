import fc from "fast-check";
import { expect, it } from "vitest";
import { isCode, makeCode } from "./make-code.ts";

it("makes codes that can be read aloud, and that a pool would take", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^([A-Z0-9]{1,12}-)?$/), (prefix) => {
      const code = makeCode(prefix);
      const made = code.slice(prefix.length);
      expect(code.startsWith(prefix)).toBe(true);
      expect(made).toMatch(/^([346789CDFGHJKMNPQRTWXY]{4})(-[346789CDFGHJKMNPQRTWXY]{4}){2}$/);
      expect(isCode(code)).toBe(true);
    }),
  );
});

it("makes no code twice, and every character as often as others", () => {
  const codes = Array.from({ length: 20_000 }, () => makeCode());
  expect(new Set(codes).size).toBe(codes.length);
  const counts = new Map<string, number>();
  for (const character of codes.join("").replaceAll("-", "")) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  // 240,000 characters, 22 kinds: six standard deviations from the mean of 10,909.
  expect(counts.size).toBe(22);
  for (const count of counts.values()) expect(Math.abs(count - 240_000 / 22)).toBeLessThan(615);
});

it.each(["", " ", "a b", "=1+1", "-x", "<b>", "a\u0000b", "x".repeat(65)])("refuses %j", (text) => {
  expect(isCode(text)).toBe(false);
});

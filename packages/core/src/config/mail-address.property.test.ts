import fc from "fast-check";
import { expect, it } from "vitest";
import { isMailAddress, parseMailbox } from "./mail-address.ts";

it.each([
  "hello@nuri.example",
  "hello+tea@shop.nuri.example",
  "o'neil@nuri.example",
  "hello@누리.example",
  `${"a".repeat(64)}@nuri.example`,
])("takes %s", (address) => {
  expect(isMailAddress(address)).toBe(true);
});

it.each([
  "",
  "hello",
  "@nuri.example",
  "hello@",
  "hello@nuri",
  "hello@nuri.example.",
  "hello@-nuri.example",
  ".hello@nuri.example",
  "he..llo@nuri.example",
  "hello@nuri@nuri.example",
  '"hello"@nuri.example',
  "hello@[127.0.0.1]",
  "hello @nuri.example",
  "hello@nuri.example, tea@nuri.example",
  "hello@nuri.example\n",
  "hello@nuri.example\u2028",
  "<hello@nuri.example>",
  `${"a".repeat(65)}@nuri.example`,
])("refuses %j", (address) => {
  expect(isMailAddress(address)).toBe(false);
});

const character = fc.constantFrom(
  "a",
  "b",
  ".",
  "@",
  "<",
  ">",
  '"',
  "\\",
  ",",
  ";",
  ":",
  "(",
  ")",
  " ",
  "\r",
  "\n",
  "\t",
  "\0",
  "\u0085",
  "\u2028",
  "누",
);
const text = fc.array(character, { maxLength: 20 }).map((parts) => parts.join(""));

it("nothing that passes ends a line or names a second address", () => {
  fc.assert(
    fc.property(text, text, (name, address) => {
      const read = parseMailbox(`${name} <${address}@nuri.example>`) ?? parseMailbox(address);
      if (!read) return;
      expect(read.address).toMatch(/^[^\s@<>",;:]+@[^\s@<>",;:]+$/);
      expect(read.name ?? "").not.toMatch(/[\p{Cc}\u2028\u2029<>"\\]/u);
    }),
    { numRuns: 5000, examples: [["Nuri", "hello"]] },
  );
});

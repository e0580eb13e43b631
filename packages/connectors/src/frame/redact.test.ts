import { expect, it } from "vitest";
import { redactor } from "./redact.ts";

it("is done with a long text at once, whatever it is made of", () => {
  const redact = redactor(["secret-of-tests"]);
  const started = performance.now();
  for (const part of ["a", "a@", "a%40", "http://", "http://a@", "secret-of-tests", ".", "@a."]) {
    expect(redact(part.repeat(1_000_000 / part.length)).length).toBeLessThanOrEqual(200);
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});

it("shows no part of a secret where a long text is cut", () => {
  const secret = "secret-of-tests";
  const redact = redactor([secret]);
  for (let before = 150; before < 260; before++) {
    expect(redact(`${"x ".repeat(before / 2)}${secret}`)).not.toMatch(/secret/);
  }
});

it.each([
  ["no contact mina@nuri.example here", "no contact … here"],
  ["to=mina%40nuri.example&x=1", "to=…=1"],
  ["<mina.kim+tea@mail.nuri.example>: unknown", "<…>: unknown"],
  ["2 @ 5 EUR", "2 @ 5 EUR"],
])("hides e-mail addresses in %j", (text, clean) => expect(redactor([])(text)).toBe(clean));

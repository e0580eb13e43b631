import { expect, it } from "vitest";
import { mentions } from "./mentions.ts";

const emails = new Set(["mina@tea.example", "o'neil@xn--bcher-kva.example"]);
const said = (value: unknown): boolean => mentions(JSON.stringify({ deep: [{ value }] }), emails);

it.each([
  "mina@tea.example",
  "MINA@Tea.Example",
  "Mina Park <mina@tea.example>",
  "mailto:mina@tea.example?subject=tea",
  "https://nuri.example/?email=mina%40tea.example&x=1",
  "Write to mina@tea.example.",
  "a mina@tea.example,b",
  "o'neil@bücher.example",
  "https://nuri.example/?e=O'Neil%40B%C3%BCcher.example",
])("finds the address in %s", (text) => {
  expect(said(text)).toBe(true);
  expect(said({ [text]: 1 })).toBe(true);
});

it.each([
  "jasmina@tea.example",
  "mina@tea.example.org",
  "mina@tea.examples",
  "x+mina@tea.example",
  "mina at tea.example",
  "",
  5,
  null,
])("does not find it in %s", (text) => expect(said(text)).toBe(false));

it("finds what JSON has escaped", () => {
  expect(mentions(String.raw`{"a":"mina\u0040tea.example"}`, emails)).toBe(true);
});

// Anybody can send such texts, and nothing is stored while the log is looked through.
it.each(["a", "a@", "@", "mina@tea.example", "%40", "'", "."])(
  "is done soon with a long text of %s",
  (part) => {
    const long = part.repeat(32_000 / part.length);
    const begin = performance.now();
    said(`@ ${long}`);
    said(`${long}@'`);
    expect(performance.now() - begin).toBeLessThan(200);
  },
);

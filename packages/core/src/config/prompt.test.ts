import { describe, expect, it } from "vitest";
import { readConfig, readPrompt, StagelightError } from "../config.ts";

const config = readConfig({ audiences: { readers: { visits: { gte: 3 } } } });
const read = (prompt: unknown) => readPrompt(prompt, config, "The prompt does not fit.");

it("needs nothing but a name", () => {
  expect(read({ id: "newsletter" })).toEqual({ id: "newsletter", priority: 0 });
});

it("is compiled to plain data", () => {
  const table = read({
    id: "newsletter",
    priority: 5,
    when: { all: ["readers", { stage: "consideration" }] },
    verified: true,
    trigger: [
      { after: "2m" },
      { scrolled: 60 },
      { exit: true },
      { stage: "purchase" },
      { stage: ["purchase", "retention"] },
      { event: "Product Viewed" },
      { event: ["A", "B"], properties: { price: { gte: 50 } } },
      { code: true },
    ],
  });
  expect(table).toMatchObject({ id: "newsletter", priority: 5, verified: true });
  expect(table.triggers).toEqual([
    ["time", 120],
    ["scroll", 60],
    ["exit", 0],
    ["stage", ["purchase"]],
    ["stage", ["purchase", "retention"]],
    ["event", ["Product Viewed"]],
    ["event", ["A", "B"], [["price", "<>", [50, 9e99]]]],
    ["code", ["newsletter"]],
  ]);
  expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  expect(read({ id: "one", trigger: { exit: true } }).triggers).toEqual([["exit", 0]]);
});

/** What people write wrong, by what it is. */
const WRONG: Record<string, unknown> = {
  nothing: undefined,
  "no name": { trigger: { exit: true } },
  "a name in capitals": { id: "Newsletter" },
  "a name that is too long": { id: "the-newsletter-of-the-whole-shop" },
  "an unknown key": { id: "one", prio: 1 },
  "half a priority": { id: "one", priority: 0.5 },
  "an unknown audience": { id: "one", when: "reader" },
  "an audience that nobody remembers": { id: "one", when: { orders: { gte: 1 } } },
  "verified: false": { id: "one", verified: false },
  "a trigger by its name": { id: "one", trigger: "exit" },
  "no trigger": { id: "one", trigger: {} },
  "no trigger in the list": { id: "one", trigger: [] },
  "two triggers in one": { id: "one", trigger: { exit: true, after: "5s" } },
  "a misspelt trigger": { id: "one", trigger: { scroled: 50 } },
  "seconds as a number": { id: "one", trigger: { after: 30 } },
  "more than the whole page": { id: "one", trigger: { scrolled: 120 } },
  "a share of the page": { id: "one", trigger: { scrolled: 0.5 } },
  "an unknown stage": { id: "one", trigger: [{ exit: true }, { stage: "buying" }] },
  "properties of no event": { id: "one", trigger: { exit: true, properties: { price: 5 } } },
};

describe("what does not fit", () => {
  it.each(Object.entries(WRONG))("%s", (_, prompt) => {
    try {
      read(prompt);
    } catch (error) {
      if (!(error instanceof StagelightError)) throw error;
      expect(error.code).toBe("component-invalid");
      return expect(`\n${error.message.replace(/^.*\n\n/, "")}\n`).toMatchSnapshot();
    }
    expect.unreachable();
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import {
  advance,
  decodeState,
  encodeState,
  holds,
  initialState,
  prepare,
  settle,
  storedOf,
} from "../index.ts";
import { readConfig } from "../config.ts";
import { anyModel, models } from "./arbitraries.ts";

const cyclic: unknown[] = [];
cyclic.push(cyclic, { cyclic });

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
  fc.constantFrom(
    cyclic,
    Symbol("s"),
    NaN,
    -Infinity,
    "x".repeat(1e6),
    { toString: 1, valueOf: 1 },
    JSON.parse('{"__proto__":{"p":1},"constructor":{"prototype":{"p":1}}}'),
    Object.freeze({ p: Object.freeze([Object.freeze({ toString: null })]) }),
    JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`),
  ),
);
const record = fc.oneof(
  anything,
  fc.dictionary(
    fc.constantFrom(
      "p",
      "q",
      "path",
      "category",
      "products",
      "total",
      "topic",
      "email",
      "__proto__",
    ),
    anything,
    {
      noNullPrototype: false,
    },
  ),
);
const event = fc.record(
  {
    type: fc.oneof(fc.constantFrom("track", "page", "identify"), anything),
    event: fc.oneof(
      fc.constantFrom("X", "Y", "Product Viewed", "Order Completed", "Order Refunded"),
      anything,
    ),
    properties: record,
    traits: record,
    timestamp: anything,
    receivedAt: anything,
    verified: anything,
  },
  { requiredKeys: [] },
);

const prototype = () => JSON.stringify(Object.getOwnPropertyNames(Object.prototype).toSorted());

it("plays any event", () => {
  const before = prototype();
  fc.assert(
    fc.property(anyModel, fc.array(event, { maxLength: 12 }), (model, events) => {
      let state = initialState(model, 1_790_000_000);
      for (const each of events) {
        state = advance(model, state, Object.freeze(each) as never).state;
        expect(Number.isInteger(state.now)).toBe(true);
        for (const { stage } of state.tracks) expect(model.stages).toContain(stage);
      }
      storedOf(model, state);
    }),
    { numRuns: 100 },
  );
  expect(prototype()).toBe(before);
  expect(({} as { p?: unknown }).p).toBe(undefined);
});

it("reads anything as a stored state", () => {
  const number = fc.oneof(fc.nat(), fc.constantFrom(0, 1, -1, 1e10, 1e300, NaN), anything);
  const times = fc.oneof(anything, fc.array(number, { maxLength: 70 }));
  const row = fc.oneof(
    anything,
    fc.constantFrom({ 0: "" }, { 0: "", length: 9 }, "abc"),
    fc.tuple(
      fc.oneof(fc.constantFrom("", "a"), anything),
      anything,
      number,
      number,
      number,
      number,
      number,
      number,
      times,
      times,
    ),
  );
  fc.assert(
    fc.property(
      models,
      fc.boolean(),
      number,
      fc.array(row, { maxLength: 12 }),
      anything,
      (model, same, now, rows, junk) => {
        for (const stored of [junk, [1, same ? model.hash : "other", now, ...rows]]) {
          const state = decodeState(model, stored, 1_790_000_000, junk);
          expect(state.tracks[0]!.key).toBe("");
          expect(state.now).toBeLessThanOrEqual(1_790_086_400);
          for (const { stage } of state.tracks) expect(model.stages).toContain(stage);
          const { tracks } = advance(model, state, {
            type: "page",
            timestamp: 1_790_000_001_000,
          }).state;
          settle(model, { ...state, tracks }, Infinity);
          encodeState(model, state);
        }
      },
    ),
    { numRuns: 100 },
  );
});

it("compares anything with anything", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("p", "p.q", "length", "__proto__.p"), (subject, path) => {
      for (const value of [subject, { p: subject }, { p: { q: subject } }]) {
        for (const test of [
          [path, "=", [1]],
          [path, "^", ["a"]],
          [path, "?"],
          [path, "-"],
          [path, "<>", [0, 1]],
        ]) {
          expect(typeof holds(value, test as never)).toBe("boolean");
        }
      }
    }),
  );
});

it("keeps what fits of another version or another model", () => {
  const model = prepare(readConfig({}).table);
  const stored = [2, "other", 1_790_000_000, ["", "purchase", 50, 20, 0, 1, 3, 90, [0, 10]]];
  const kept = decodeState(model, stored, 1_790_000_000).tracks[0]!;
  expect(kept).toMatchObject({
    stage: "purchase",
    since: 1_789_999_950,
    last: 1_789_999_980,
    why: "",
    seen: [],
  });
  const gone = [2, model.hash, 1_790_000_000, ["", "gone", 50, 20, 0, 1, 3, 90, [0, 10]]];
  expect(decodeState(model, gone, 1_790_000_000).tracks[0]).toMatchObject({
    stage: "awareness",
    seen: [],
  });
  for (const version of [0, 1, "2", null]) {
    expect(decodeState(model, [version, ...stored.slice(1)], 7)).toEqual(initialState(model, 7));
  }
});

it("sees own properties only", () => {
  for (const path of ["constructor", "__proto__", "p.toString", "p.constructor.name"]) {
    expect(holds({ p: {} }, [path, "?"]), path).toBe(false);
  }
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { listen } from "./listen.ts";

it("hears what is there, then what comes, in order", () => {
  const heard: unknown[] = [];
  const layer: unknown[] = ["a", "b"];
  listen(layer, (entry) => heard.push(entry));
  expect(layer.push("c", "d")).toBe(4);
  expect(Object.keys(layer)).toEqual(["0", "1", "2", "3"]);
  layer.push("e");
  expect(heard).toEqual(["a", "b", "c", "d", "e"]);
  expect([...layer]).toEqual(["a", "b", "c", "d", "e"]);
});

it("passes on results, receivers and errors of a tag manager that wrapped before", () => {
  const layer: unknown[] = [];
  const calls: unknown[] = [];
  layer.push = function (...entries: unknown[]) {
    calls.push(this === layer, entries);
    if (entries[0] === "bad") throw new Error("theirs");
    return true as never;
  };
  listen(layer, () => {
    throw new Error("ours");
  });
  expect(layer.push(1, 2)).toBe(true);
  expect(() => layer.push("bad")).toThrow("theirs");
  expect(calls).toEqual([true, [1, 2], true, ["bad"]]);
});

it("goes on under a tag manager that wraps after", () => {
  const heard: unknown[] = [];
  const layer: unknown[] = [];
  listen(layer, (entry) => heard.push(entry));
  const { push } = layer;
  // As the tag manager does it: its own work, then a cut, then what was there before.
  layer.push = function (...entries: unknown[]) {
    const result = push.apply(layer, entries);
    while (layer.length > 2) layer.shift();
    return result;
  };
  for (let index = 0; index < 5; index++) layer.push(index);
  expect(heard).toEqual([0, 1, 2, 3, 4]);
  expect([...layer]).toEqual([3, 4]);
});

it("does not hear what is pushed because of it", () => {
  const heard: unknown[] = [];
  const layer: unknown[] = [];
  listen(layer, (entry) => {
    heard.push(entry);
    layer.push(`${String(entry)}!`);
  });
  layer.push("a");
  expect(heard).toEqual(["a"]);
  expect([...layer]).toEqual(["a!", "a"]);
});

it("can be used twice, and on a layer that cannot be changed", () => {
  const heard: string[] = [];
  const layer: unknown[] = [];
  listen(layer, (entry) => heard.push(`1 ${String(entry)}`));
  listen(layer, (entry) => heard.push(`2 ${String(entry)}`));
  layer.push("a");
  expect(heard.sort()).toEqual(["1 a", "2 a"]);
  listen(Object.freeze(["b"]) as unknown[], (entry) => heard.push(`3 ${String(entry)}`));
  expect(heard).toContain("3 b");
});

it("leaves any data layer as it would be without", () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), fc.array(fc.array(fc.anything())), (start, pushes) => {
      const plain = [...start];
      const layer = [...start];
      listen(layer, (entry) => void (entry as { a: { b: unknown } }).a.b);
      for (const entries of pushes) {
        expect(layer.push(...entries)).toBe(plain.push(...entries));
      }
      expect([...layer]).toEqual(plain);
    }),
  );
});

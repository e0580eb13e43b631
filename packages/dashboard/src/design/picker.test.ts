import { expect, it } from "vitest";
import { picksFor } from "./picker.tsx";

const picks = [
  { id: "1", name: "Mina Park", more: "mina@nuri.example" },
  { id: "2", name: "王小明", words: "ming" },
];

const found = (typed: string) => picksFor(picks, typed).map(({ id }) => id);

it("finds what has all that was typed, wherever it stands", () => {
  expect(found("")).toEqual(["1", "2"]);
  expect(found("park mi")).toEqual(["1"]);
  expect(found("NURI")).toEqual(["1"]);
  expect(found("小明")).toEqual(["2"]);
  expect(found("MING")).toEqual(["2"]);
  expect(found("park ming")).toEqual([]);
});

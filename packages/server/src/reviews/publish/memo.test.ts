import { expect, it } from "vitest";
import { memo } from "./memo.ts";

/** A memory whose clock a test puts forward, and how often something was worked out. */
function remembering(most: number) {
  let now = 0;
  const worked: string[] = [];
  const kept = memo<string>({ life: 1_000, most }, () => now);
  return {
    worked,
    pass: (milliseconds: number) => void (now += milliseconds),
    ask: (key: string) =>
      kept.get(key, async () => {
        worked.push(key);
        return `${key} at ${now}`;
      }),
  };
}

it("works out once what many ask within a second, and again after it", async () => {
  const { ask, pass, worked } = remembering(10);
  await Promise.all([ask("a"), ask("a"), ask("b")]);
  pass(999);
  expect(await ask("a")).toBe("a at 0");
  expect(worked).toEqual(["a", "b"]);
  pass(1);
  expect(await ask("a")).toBe("a at 1000");
  pass(999);
  expect(await ask("a")).toBe("a at 1000");
  expect(worked).toEqual(["a", "b", "a"]);
});

it("remembers no more than it may, whatever is asked", async () => {
  const { ask, worked } = remembering(3);
  for (const key of ["a", "b", "c", "d"]) await ask(key);
  await Promise.all([ask("b"), ask("c"), ask("d")]);
  expect(worked).toHaveLength(4);
  await ask("a");
  expect(worked).toHaveLength(5);
});

it("does not remember what went wrong", async () => {
  const kept = memo<string>({ life: 1_000, most: 3 }, () => 0);
  await expect(kept.get("a", () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  expect(await kept.get("a", () => Promise.resolve("well"))).toBe("well");
});

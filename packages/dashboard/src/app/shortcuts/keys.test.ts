import { expect, it } from "vitest";
import { keyOf, keySequences, type Press } from "./keys.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

it("reads letters and signs", () => {
  expect(keyOf(press("j"))).toBe("j");
  expect(keyOf(press("J"))).toBe("j");
  expect(keyOf(press("?", { code: "Slash" }))).toBe("?");
  expect(keyOf(press("/", { code: "Slash" }))).toBe("/");
});

it("leaves keys to the browser that are pressed with others", () => {
  for (const with_ of ["ctrlKey", "metaKey", "altKey"])
    expect(keyOf(press("r", { [with_]: true }))).toBeUndefined();
});

it("knows letters by their place while Korean or Chinese is typed", () => {
  expect(keyOf(press("ㅓ", { code: "KeyJ" }))).toBe("j");
  expect(keyOf(press("Process", { code: "KeyE" }))).toBe("e");
});

it("has nothing to do with keys that are no signs", () => {
  for (const key of ["Enter", "Tab", "ArrowDown", "Shift", "F5"])
    expect(keyOf(press(key, { code: key }))).toBeUndefined();
});

it("puts two keys together that come one soon after the other", () => {
  const typed = keySequences(() => ["g i", "g p", "j"]);
  expect(typed("g", 0)).toBeUndefined();
  expect(typed("i", 500)).toBe("g i");
  expect(typed("g", 1_000)).toBeUndefined();
  expect(typed("i", 9_000)).toBeUndefined();
  expect(typed("j", 9_100)).toBe("j");
});

it("takes the second key for itself where the two are nothing", () => {
  const typed = keySequences(() => ["g i", "j"]);
  expect(typed("g", 0)).toBeUndefined();
  expect(typed("j", 100)).toBe("j");
});

import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Key, type KeyRing, keyRing, PURPOSES } from "./key-ring.ts";

const first = "canary-first-secret-0123456789abcdef";
const second = "canary-second-secret-0123456789abcde";

const bytesOf = ({ key }: Key): string => key.export().toString("hex");
const allKeys = (ring: KeyRing): readonly Key[] => PURPOSES.flatMap((each) => ring.keys(each));

it("derives a key and an id for every purpose and secret, always the same", () => {
  const keys = allKeys(keyRing([first, second]));
  expect(keys).toHaveLength(PURPOSES.length * 2);
  expect(new Set(keys.map(bytesOf)).size).toBe(keys.length);
  expect(new Set(keys.map(({ id }) => id)).size).toBe(keys.length);
  for (const { id, key } of keys) {
    expect(id).toMatch(/^[\w-]{8}$/);
    expect(key.symmetricKeySize).toBe(32);
  }
  expect(allKeys(keyRing([first, second])).map(bytesOf)).toEqual(keys.map(bytesOf));
});

it("keeps to HKDF-SHA-256 as RFC 5869 has it, so that cookies outlive an update", () => {
  const hmac = (key: string | Buffer, data: string | Buffer) =>
    createHmac("sha256", key).update(data).digest();
  const extracted = hmac(Buffer.alloc(32), first);
  const expanded = hmac(extracted, "stagelight key stage-cookie\x01").toString("hex");
  expect(bytesOf(keyRing([first]).keys("stage-cookie")[0]!)).toBe(expanded);
});

it("puts the keys in the order of the secrets", () => {
  const ids = (...secrets: string[]) =>
    keyRing(secrets)
      .keys("stage-cookie")
      .map(({ id }) => id);
  expect(ids(second, first)).toEqual(ids(first, second).toReversed());
});

it("knows its secrets and nothing else", () => {
  const ring = keyRing([first, second]);
  expect([first, second].map((each) => ring.isSecretKey(each))).toEqual([true, true]);
  for (const wrong of [
    "",
    `${first} `,
    `${first},${second}`,
    first.slice(1),
    first.toUpperCase(),
  ]) {
    expect(ring.isSecretKey(wrong), wrong).toBe(false);
  }
  expect(ring.isSecretKey("x".repeat(1e6))).toBe(false);
  expect(keyRing([]).isSecretKey("")).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      expect(ring.isSecretKey(text)).toBe(text === first || text === second);
    }),
  );
});

it("does not show its secrets", () => {
  const ring = keyRing([first, second]);
  const shown = [ring, ring.secrets(), allKeys(ring)].map(
    (each) => JSON.stringify(each) + inspect(each, { depth: 9, showHidden: true }),
  );
  for (const hidden of [
    "canary",
    Buffer.from(first).toString("hex"),
    ...allKeys(ring).map(bytesOf),
  ]) {
    expect(shown.join("")).not.toContain(hidden);
  }
});

import { expect, it } from "vitest";
import { keyRing } from "../../keys/key-ring.ts";
import { vapidKeys } from "./vapid.ts";

it("the keys of browsers stay the same, and follow from every secret", () => {
  const first = "a".repeat(32);
  const second = "b".repeat(32);
  const both = vapidKeys(keyRing([first, second]));
  expect(both).toEqual([...vapidKeys(keyRing([first])), ...vapidKeys(keyRing([second]))]);
  expect(new Set(both.map(({ privateKey }) => privateKey)).size).toBe(2);
  for (const { publicKey, privateKey } of both) {
    expect(Buffer.from(publicKey, "base64url")[0]).toBe(4);
    expect(Buffer.from(privateKey, "base64url")).toHaveLength(32);
  }
});

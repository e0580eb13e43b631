import fc from "fast-check";
import { expect, it } from "vitest";
import { keyRing } from "../../keys/key-ring.ts";
import { seal, unseal } from "./seal.ts";

const older = keyRing(["o".repeat(32)]);
const both = keyRing(["n".repeat(32), "o".repeat(32)]);
const newer = keyRing(["n".repeat(32)]);

it("opens what it has sealed, for the same member and with the same secret alone", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (secret, member, other) => {
      const sealed = seal(older, member, secret);
      if (secret !== "") expect(sealed).not.toContain(secret.padEnd(4, "="));
      expect(unseal(older, member, sealed)).toBe(secret === "" ? undefined : secret);
      expect(unseal(both, member, sealed)).toBe(secret === "" ? undefined : secret);
      expect(unseal(newer, member, sealed)).toBeUndefined();
      if (other !== member) expect(unseal(older, other, sealed)).toBeUndefined();
      expect(seal(older, member, secret)).not.toBe(sealed);
    }),
  );
});

it("opens nothing that somebody has changed, and throws at nothing", () => {
  const sealed = seal(both, "member", "JBSWY3DPEHPK3PXP");
  fc.assert(
    fc.property(
      fc.nat(sealed.length - 1),
      fc.constantFrom("A", "z", "0", "-", "_", "."),
      (at, letter) => {
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        const opened = unseal(both, "member", changed);
        // The last character of base64url has bits that say nothing.
        expect(opened === undefined || changed === sealed || at === sealed.length - 1).toBe(true);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(unseal(both, "member", text)).toBeUndefined();
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_BYTES, makeCode, readCode } from "../referral.ts";

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe("a code", () => {
  it("has 65 bits: each of them changes it", () => {
    fc.assert(
      fc.property(bytes, fc.nat(64), (random, bit) => {
        const other = Uint8Array.from(random);
        other[bit >> 3]! ^= 128 >> (bit & 7);
        expect(makeCode(other)).not.toBe(makeCode(random));
      }),
    );
  });

  it("is uniform: five bits of its own make each character, all 32 of them", () => {
    fc.assert(
      fc.property(bytes, fc.nat(12), (random, place) => {
        const signs = Array.from({ length: 32 }, (_, value) => {
          const given = Uint8Array.from(random);
          for (let bit = 0; bit < 5; bit++) {
            const at = place * 5 + bit;
            const mask = 128 >> (at & 7);
            given[at >> 3] = value & (16 >> bit) ? given[at >> 3]! | mask : given[at >> 3]! & ~mask;
          }
          return makeCode(given)[place];
        });
        expect(signs.join("")).toBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
      }),
    );
  });

  it("needs its bytes", () => {
    expect(() => makeCode(new Uint8Array(CODE_BYTES - 1))).toThrow(RangeError);
  });
});

describe("a typed code", () => {
  const slips: Readonly<Record<string, readonly string[]>> = {
    "0": ["0", "o", "O", "０"],
    "1": ["1", "i", "I", "l", "L"],
  };
  const typed = bytes.map(makeCode).chain((code) =>
    fc.tuple(
      fc.constant(code),
      fc
        .tuple(
          ...code
            .split("")
            .map((sign) =>
              fc.tuple(
                fc.constantFrom(...(slips[sign] ?? [sign, sign.toLowerCase()])),
                fc.constantFrom("", "", "", "-", " ", "–", "_"),
              ),
            ),
        )
        .map((signs) => ` ${signs.flat().join("")}\n`),
    ),
  );

  it("is read with its slips", () => {
    fc.assert(
      fc.property(typed, ([code, text]) => {
        expect(readCode(text)).toBe(code);
      }),
    );
  });

  it("is nothing, or a code, whatever it is", () => {
    const text = fc.oneof(
      fc.constantFrom(undefined, null, 5, {}, ["0123456789ABC"]),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.stringMatching(/^[0-9A-Za-z -]{10,20}$/),
    );
    fc.assert(
      fc.property(text, (given) => {
        const code = readCode(given);
        if (code === undefined) return;
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
        expect(readCode(code)).toBe(code);
      }),
    );
  });

  it.each(["", "ABC", "0123456789ABU", "0123456789ABCD", "x".repeat(101), 5, null])(
    "is nothing: %s",
    (text) => expect(readCode(text)).toBeUndefined(),
  );
});

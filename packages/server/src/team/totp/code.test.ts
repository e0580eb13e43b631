import { TOTP, Secret } from "otpauth";
import { expect, it } from "vitest";
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpAddress, totpStep } from "./code.ts";

/** RFC 6238, appendix B, of SHA-1; the last six of eight digits. */
const RFC_SECRET = new Secret({ buffer: new TextEncoder().encode("12345678901234567890").buffer });

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("knows the code of second %i as RFC 6238 has it", (second, code) => {
  const step = Math.floor(second / 30);
  expect(totpStep(RFC_SECRET.base32, code, second * 1_000)).toBe(step);
  // Clocks differ: the step before and the one after are good too, and named as what they are.
  expect(totpStep(RFC_SECRET.base32, code, (second + 30) * 1_000)).toBe(step);
  expect(totpStep(RFC_SECRET.base32, code, (second - 30) * 1_000)).toBe(step);
  expect(totpStep(RFC_SECRET.base32, code, (second + 60) * 1_000)).toBeUndefined();
  expect(totpStep(RFC_SECRET.base32, `${code.slice(0, 3)} ${code.slice(3)}`, second * 1_000)).toBe(
    step,
  );
});

it("takes nothing that is no code", () => {
  for (const code of ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "1e5"]) {
    expect(totpStep(RFC_SECRET.base32, code, 59_000), code).toBeUndefined();
  }
});

it("tells apps a secret of its own, with names that break out of nothing", () => {
  const secret = newTotpSecret();
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(newTotpSecret()).not.toBe(secret);
  const address = totpAddress(secret, "Tea: & Ware?", "jin@tea.example");
  const { searchParams } = new URL(address);
  expect(searchParams.get("secret")).toBe(secret);
  expect(searchParams.get("issuer")).toBe("Tea  & Ware?");
  expect(new TOTP({ secret: Secret.fromBase32(secret) }).generate()).toMatch(/^\d{6}$/);
});

it("knows recovery codes however they are typed", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(recoveryHash(` ${code.toLowerCase().replace("-", " ")}`)).toBe(recoveryHash(code));
  }
  expect(new Set(codes.map(recoveryHash)).size).toBe(10);
});

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { verifyIdentityToken } from "./identity-token.ts";
import { keyRing } from "./key-ring.ts";

const secret = "7Jw_example-of-a-secret_éä_with-more-than-32";
const site = "https://nuri.example";
const ring = keyRing([secret, "the-one-before-0123456789abcdefgh"]);

describe.each([
  ["node", process.execPath, "sign.mjs"],
  ["python3", "python3", "sign.py"],
  ["php", "php", "sign.php"],
])("the example for %s", (name, program, file) => {
  const path = fileURLToPath(new URL(`../../examples/identity-token/${file}`, import.meta.url));
  const run = (...words: string[]) =>
    spawnSync(program, [path, ...words], {
      encoding: "utf8",
      env: { ...process.env, STAGELIGHT_SECRET: `${secret}, another` },
    });
  const missing = spawnSync(program, ["--version"]).error !== undefined;

  it("signs what the server accepts", async ({ skip }) => {
    skip(missing, `${name} is not on this machine`);
    const { stdout, stderr } = run(site, "42", "anna@nuri.example");
    expect(stderr).toBe("");
    const now = Date.now() / 1000;
    const { identity, refused } = await verifyIdentityToken(ring, site, stdout.trim(), now);
    expect(refused).toBe(undefined);
    expect(identity).toMatchObject({
      userId: "42",
      email: "anna@nuri.example",
      emailVerified: true,
      tokenId: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
    });
    expect(identity!.expiresAt - identity!.issuedAt).toBe(300);
    expect(Math.abs(identity!.issuedAt - now)).toBeLessThan(60);
  });

  it("leaves out an address that is not known", async ({ skip }) => {
    skip(missing, `${name} is not on this machine`);
    const token = run(site, "차 42").stdout.trim();
    const { identity } = await verifyIdentityToken(ring, site, token, Date.now() / 1000);
    expect(identity).toMatchObject({ userId: "차 42", emailVerified: false });
    expect(identity).not.toHaveProperty("email");
  });

  it("says how it is used", ({ skip }) => {
    skip(missing, `${name} is not on this machine`);
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain("Usage: STAGELIGHT_SECRET=");
  });
});

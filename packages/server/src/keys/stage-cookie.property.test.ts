import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tampered, tamperedCookie } from "./arbitraries.ts";
import { setCookie } from "./cookie.ts";
import { keyRing } from "./key-ring.ts";
import { sign } from "./signed-value.ts";
import {
  readStageCookie,
  STAGE_COOKIE,
  STAGE_COOKIE_LIFE,
  type StagePass,
  writeStageCookie,
} from "./stage-cookie.ts";
import { writeVisitorCookie } from "./visitor-secret.ts";

const now = 1_790_000_000;
const site = "https://nuri.example";
const ring = keyRing(["the-secret-of-this-year-0123456789ab"]);
const pass: StagePass = {
  visitor: "01bc8ddc-1ca7-80b0-a1f5-3707b888b560",
  profile: "019abcde-0000-7000-8000-000000000001",
  stage: "retention",
  tracks: { teaware: "consideration", 녹차: "purchase" },
  at: now - 5,
};
const value = writeStageCookie(ring, site, pass, now);
const read = (header: string | null, at = now) => readStageCookie(ring, site, header, at);

const text = fc.string({ unit: "binary", maxLength: 100 });
const stage = fc.stringMatching(/^[a-z][a-z0-9]{0,23}$/);
const key = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 4 }),
    fc.constantFrom("__proto__", "constructor", "2026", "7"),
  )
  .filter((each) => each.length <= 24);
const passes: fc.Arbitrary<StagePass> = fc.record(
  {
    visitor: text.filter(Boolean),
    profile: fc.uuid(),
    stage,
    tracks: fc
      .uniqueArray(fc.tuple(key, stage), { minLength: 1, maxLength: 8, selector: ([key]) => key })
      .map((entries) => Object.fromEntries(entries)),
    at: fc.nat(now),
  },
  { requiredKeys: ["stage", "at"] },
);

it("reads what was written, for an hour", () => {
  for (const at of [now, now + STAGE_COOKIE_LIFE - 1]) {
    expect(read(`a=1; ${STAGE_COOKIE}=${value}; b="2"`, at)).toEqual(pass);
  }
  expect(STAGE_COOKIE_LIFE).toBe(3600);
  expect(read(`${STAGE_COOKIE}=${value}`, now + STAGE_COOKIE_LIFE)).toBe(undefined);
  const short = writeStageCookie(ring, site, pass, now, 60);
  expect(read(`${STAGE_COOKIE}=${short}`, now + 60)).toBe(undefined);
});

it("keeps to 1,024 characters whatever is known, and drops the last tracks only", () => {
  fc.assert(
    fc.property(passes, (pass) => {
      const value = writeStageCookie(ring, site, pass, now);
      expect(value.length).toBeLessThanOrEqual(1024);
      const { tracks = {}, ...rest } = read(`${STAGE_COOKIE}=${value}`)!;
      const { tracks: all = {}, ...others } = pass;
      expect(rest).toEqual(others);
      const kept = Object.keys(tracks).length;
      expect(Object.entries(tracks)).toEqual(Object.entries(all).slice(0, kept));
    }),
    { numRuns: 1000 },
  );
});

it("drops tracks only where it must", () => {
  const names = Array.from(
    { length: 8 },
    (_, i) => `${"차".repeat(23)}${String.fromCharCode(97 + i)}`,
  );
  const tracks = Object.fromEntries(names.map((name) => [name, "consideration"]));
  const read1 = read(`${STAGE_COOKIE}=${writeStageCookie(ring, site, { ...pass, tracks }, now)}`)!;
  expect(Object.keys(read1.tracks!)).toEqual(names.slice(0, 6));
  expect(read1).toMatchObject({ visitor: pass.visitor, stage: "retention" });
  const worst = { ...pass, visitor: "\0".repeat(100), stage: "x".repeat(24), tracks };
  expect(read(`${STAGE_COOKIE}=${writeStageCookie(ring, site, worst, now)}`)!.tracks).toBe(
    undefined,
  );
  const absurd = { ...pass, stage: "x".repeat(800) };
  expect(() => writeStageCookie(ring, site, absurd, now)).toThrow(RangeError);
});

describe("headers", () => {
  it("takes none, or several of the name, for nothing", () => {
    const pair = `${STAGE_COOKIE}=${value}`;
    for (const header of [
      null,
      "",
      ";",
      STAGE_COOKIE,
      `${STAGE_COOKIE}=`,
      value,
      `x${pair}`,
      pair.toLowerCase().replace("__host", "__HOST"),
      `${pair}; ${pair}`,
      `${STAGE_COOKIE}=x; ${pair}`,
      `${pair};${STAGE_COOKIE}`,
      `${STAGE_COOKIE}="${value}"`,
      `${pair}; ${"x".repeat(16_384)}`,
    ]) {
      expect(read(header), `${header}`).toBe(undefined);
    }
    expect(readStageCookie(ring, site, undefined, now)).toBe(undefined);
  });

  it("takes no other signed value, even where the site's other cookies are many", () => {
    const visitor = writeVisitorCookie(ring, site, "A".repeat(43), now);
    const unsuitable = sign(ring, "suppression", site, '["retention",0,"","",[]]', now + 60);
    for (const other of [visitor, unsuitable]) {
      expect(read(`${STAGE_COOKIE}=${other}`)).toBe(undefined);
    }
    expect(read(`a=${"b".repeat(8000)}; ${STAGE_COOKIE}=${value}`)).toEqual(pass);
    expect(readStageCookie(ring, "https://other.example", `${STAGE_COOKIE}=${value}`, now)).toBe(
      undefined,
    );
  });

  it("sets what only this host gets back, and no script reads", () => {
    expect(setCookie(STAGE_COOKIE, value, STAGE_COOKIE_LIFE)).toBe(
      `__Host-stagelight-stage=${value}; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax`,
    );
  });
});

it("says nothing about the person", () => {
  const payload = Buffer.from(value.split(".")[2]!, "base64url").subarray(5).toString();
  expect(JSON.parse(payload)).toEqual([
    "retention",
    now - 5,
    pass.visitor,
    pass.profile,
    [
      ["teaware", "consideration"],
      ["녹차", "purchase"],
    ],
  ]);
});

it("accepts none of 100,000 headers that somebody tampered with", { timeout: 120_000 }, () => {
  const forged = tamperedCookie(value).map((text) => `${STAGE_COOKIE}=${text}`);
  const doubled = fc
    .tuple(tampered(value), fc.boolean())
    .map(([text, front]) => [`${STAGE_COOKIE}=${text}`, `${STAGE_COOKIE}=${value}`, front] as const)
    .map(([bad, good, front]) => (front ? `${bad}; ${good}` : `${good}; ${bad}`));
  const named = tampered(STAGE_COOKIE)
    .filter((name) => name.split(";").at(-1)!.trim() !== STAGE_COOKIE)
    .map((name) => `${name}=${value}`);
  const headers = fc.oneof(
    { weight: 8, arbitrary: forged },
    doubled,
    named,
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  let tried = 0;
  fc.assert(
    fc.property(headers, (header) => {
      tried++;
      return read(header) === undefined;
    }),
    { numRuns: 100_000 },
  );
  expect(tried).toBe(100_000);
});

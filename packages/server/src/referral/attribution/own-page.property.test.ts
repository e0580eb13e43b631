import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPage } from "./own-page.ts";

const SITE = "https://nuri.example/tea/";
const ORIGINS = ["https://nuri.example", "https://shop.nuri.example"];

/** Pieces of which addresses are made that mislead. */
const piece = fc.constantFrom(
  "/",
  "//",
  "\\",
  "/\\",
  "https:",
  "http:",
  "https://",
  "javascript:",
  "data:",
  "blob:",
  "@",
  ":",
  "?",
  "#",
  ".",
  "..",
  "%2f",
  "%5c",
  "\t",
  "\n",
  "\r",
  "\0",
  " ",
  "\u2028",
  "\u3002",
  "evil.example",
  "nuri.example",
  "nuri.example.evil.example",
  "user:word",
  "[::1]",
  "tea",
);
const misleading = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

describe("ownPage", () => {
  it("leads nowhere but to the site's own origins, however a browser reads it", () => {
    fc.assert(
      fc.property(misleading, (next) => {
        const page = ownPage(next, SITE, ORIGINS);
        if (!page) return;
        expect(ORIGINS).toContain(page.origin);
        expect(page.protocol).toMatch(/^https?:$/);
        expect(page.username + page.password).toBe("");
        // What is answered is read again, whatever page it is read on.
        expect(new URL(page.href, "https://evil.example").href).toBe(page.href);
      }),
      { numRuns: 5_000 },
    );
  });

  it("finds every path of the site", () => {
    const segment = fc.stringMatching(/^[\w.~-]{1,10}$/).filter((each) => !/^\.{1,2}$/.test(each));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const path = `/${segments.join("/")}`;
        expect(ownPage(path, SITE, ORIGINS)?.href).toBe(`https://nuri.example${path}`);
        const whole = `https://shop.nuri.example${path}?colour=green`;
        expect(ownPage(whole, SITE, ORIGINS)?.href).toBe(whole);
      }),
    );
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "https:evil.example@evil.example",
    "https://nuri.example@evil.example/",
    "https://user@nuri.example/",
    "https://nuri.example.evil.example/",
    "http://nuri.example/",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "/\t/evil.example",
    " /tea",
    "data:text/html,x",
    `/${"a".repeat(2_000)}`,
  ])("refuses %j", (next) => {
    expect(ownPage(next, SITE, ORIGINS)?.origin).not.toBe("https://evil.example");
    if (!next.startsWith("https:evil")) expect(ownPage(next, SITE, ORIGINS)).toBeUndefined();
  });
});

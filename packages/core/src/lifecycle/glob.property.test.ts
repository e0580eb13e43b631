import fc from "fast-check";
import { expect, it } from "vitest";
import { fitsGlob, pagePath } from "./glob.ts";

/** The same, said as a regular expression. */
function pattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\/\*\*$|\*\*|\*/g, (star) =>
      star === "*" ? "[^/]*" : star === "**" ? ".*" : "(?:/.*)?",
    );
  return new RegExp(`^${source}$`, "s");
}

const text = (pieces: string[], maxLength: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => `/${parts.join("")}`);

it("fits what the regular expression fits", () => {
  const globs = text(["a", "b", "/", "*", "**", "/**", "."], 7).filter(
    (glob) => !glob.includes("***"),
  );
  fc.assert(
    fc.property(globs, text(["a", "b", "/", ".", "é"], 9), (glob, path) => {
      expect(fitsGlob(glob, path), `${glob} ${path}`).toBe(pattern(glob).test(path));
    }),
    { numRuns: 20_000 },
  );
});

it.each([
  ["/", "/", true],
  ["/**", "/", true],
  ["/**", "/a/b", true],
  ["/a/**", "/a", true],
  ["/a/**", "/ab", false],
  ["/a*/c", "/ab/c", true],
  ["/a*/c", "/a/b/c", false],
  ["/**/c", "/a/b/c", true],
  ["/*.pdf", "/a.pdf.pdf", true],
  ["/**/x*y/**", "/a/xby/c", true],
  ["/a.c", "/abc", false],
])("%s and %s: %s", (glob, path, fits) => {
  expect(fitsGlob(glob, path)).toBe(fits);
});

it("takes no longer for a path that was made to", () => {
  const began = Date.now();
  expect(fitsGlob("/**a**a**a**b", `/${"a".repeat(999)}`)).toBe(false);
  expect(fitsGlob("/*a*a*a*b", `/${"a".repeat(999)}`)).toBe(false);
  expect(Date.now() - began).toBeLessThan(200);
});

it.each([
  { prefixes: [], source: "" },
  { prefixes: ["/en", "/ko"], source: "^(?:/(?:en|ko)(?![^/]))?(?:/|$)" },
  { prefixes: ["/b/en", "/b/ko", "/b"], source: "^/b(?:/(?:en|ko)(?![^/]))?(?:/|$)" },
])("leaves out of a path what a regular expression would: $source", ({ prefixes, source }) => {
  const pieces = ["/", "/", "b", "/b", "en", "/en", "/ko", "index", "/index", ".html", "é"];
  const paths = fc.array(fc.constantFrom(...pieces), { maxLength: 6 });
  fc.assert(
    fc.property(paths, (parts) => {
      const path = `/${parts.join("")}`;
      const own = source ? path.replace(new RegExp(source), "/") : path;
      const expected =
        own
          .replace(/\.html$/, "")
          .replace(/\/index$/, "")
          .replace(/\/$/, "") || "/";
      expect(pagePath(path, prefixes), path).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});

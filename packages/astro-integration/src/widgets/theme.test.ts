import { expect, it } from "vitest";
import { refuseUnreadable } from "./theme.ts";

const problems = (css: string): string[] => {
  try {
    refuseUnreadable(css, "/site/src/theme.css");
    return [];
  } catch (error) {
    return (error as { problems: { found: string }[] }).problems.map(({ found }) => found);
  }
};

it("refuses colours that cannot be read, with the numbers", () => {
  const css = ":root { --stagelight-accent: #8fd; --stagelight-on-accent: #fff; color: red }";
  expect(problems(css)).toEqual([
    "--stagelight-on-accent (#fff) on --stagelight-accent (#8fd) has a contrast of 1.20:1; at least 4.5:1 is needed.",
  ]);
  expect(() => refuseUnreadable(css, "theme.css")).toThrow(/theme\.css[^]*1\.20:1/);
});

it.each([
  ["written small", ".a{--stagelight-text:#777;--stagelight-surface:#fff}", 1],
  ["in rgb()", "x{--stagelight-text:rgb(119, 119, 119);--stagelight-surface:rgb(255,255,255)}", 1],
  [
    "in the dark only",
    ":root{--stagelight-text:light-dark(#000, #333);--stagelight-surface:light-dark(#fff,rgb(0, 0, 0))}",
    1,
  ],
  [
    "in two rules of a media query",
    "@media print{a{--stagelight-text:#777;--stagelight-surface:#fff}}",
    1,
  ],
  ["readable", ":root{--stagelight-text:#000;--stagelight-surface:#fff!important}", 0],
  [
    "of which one is a variable",
    ":root{--stagelight-text:var(--ink);--stagelight-surface:#fff}",
    0,
  ],
  ["in rules of their own", "a{--stagelight-text:#777}b{--stagelight-surface:#fff}", 0],
  ["in a comment", "a{/*--stagelight-text:#777;--stagelight-surface:#fff*/}", 0],
  ["of another name", "a{--my--stagelight-text:#777;--my--stagelight-surface:#fff}", 0],
])("colours %s", (_, css, count) => expect(problems(css)).toHaveLength(count));

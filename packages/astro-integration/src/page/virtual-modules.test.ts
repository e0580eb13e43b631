import { expect, it } from "vitest";
import { compiledAtOnce } from "./virtual-modules.ts";

const OURS = [
  "/site/node_modules/@stagelight/astro/dist/browser/tracker.js",
  "astro:scripts/page.js",
];

it("asks browsers to compile the tracker at once, and keeps its source map true", () => {
  const chunk = { type: "chunk", moduleIds: OURS, code: "go()", map: { mappings: "AAAA" } };
  compiledAtOnce.generateBundle?.({}, { "page.js": chunk });
  expect(chunk.code).toBe("//# allFunctionsCalledOnLoad\ngo()");
  expect(chunk.map.mappings).toBe(";AAAA");
});

it("leaves alone what holds a site's own scripts, and what is no code", () => {
  const shared = { type: "chunk", moduleIds: [...OURS, "/site/src/menu.ts"], code: "menu()" };
  const other = { type: "chunk", moduleIds: ["/site/src/menu.ts"], code: "menu()" };
  const style = { type: "asset" };
  compiledAtOnce.generateBundle?.({}, { "page.js": shared, "menu.js": other, "a.css": style });
  expect([shared.code, other.code, style]).toEqual(["menu()", "menu()", { type: "asset" }]);
});

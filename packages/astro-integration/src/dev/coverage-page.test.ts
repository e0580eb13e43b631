import { describe, expect, it } from "vitest";
import type { ContentReport } from "../content/check.ts";
import { coveragePage } from "./coverage-page.ts";

const site = { home: "/", root: new URL("file:///site/") };

/** A site with one place, on the pages of these routes. */
function report(routes: readonly string[]): ContentReport {
  const cells = ["en", "ko"].map((locale) => ({ stage: "new", locale, outcomes: [{}] }));
  const use = { file: "src/components/hero.astro", place: "hero", hasDefault: true };
  return {
    findings: [],
    places: [{ place: "hero", hasDefault: true, cells }],
    entries: [],
    uses: { uses: [use], routesOf: () => routes },
  };
}

describe("previews", () => {
  it("are there for each language with a page whose address is known", () => {
    const html = coveragePage(report(["/", "/ko"]), site);
    expect(html).toContain('href="/?stagelight-preview=new"');
    expect(html).toContain('href="/ko?stagelight-preview=new"');
    expect(html).not.toContain("Open a page with this place");
  });

  it("that are missing are explained", () => {
    for (const routes of [["/[...locale]"], ["/", "/[locale]/"]]) {
      expect(coveragePage(report(routes), site)).toContain("Open a page with this place");
    }
  });
});

import { expect, it } from "vitest";
import type { ContentReport } from "./check.ts";
import { coverageText } from "./print.ts";

/** What is told of the place "hero" where pages use these. */
function told(...used: readonly (string | undefined)[]): string {
  const cells = [{ stage: "new", locale: "en", outcomes: [{}] }];
  const uses = used.map((place) => ({ file: "src/pages/index.astro", place, hasDefault: true }));
  const report: ContentReport = {
    findings: [],
    places: [{ place: "hero", hasDefault: true, cells }],
    entries: [],
    uses: { uses, routesOf: () => [] },
  };
  return coverageText(report, { width: 80, colours: false });
}

it("says of a place that no page uses it", () => {
  expect(told("heor")).toContain("hero  no page uses this place");
});

it.each([["hero"], [undefined]])("says nothing of the kind where a page uses %s", (place) => {
  expect(told("other", place)).not.toContain("no page uses");
});

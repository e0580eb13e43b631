import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it } from "vitest";
import { findUses } from "./uses.ts";

const root = mkdtempSync(join(tmpdir(), "stagelight-uses-"));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

it("finds places, and the routes on which they are seen", async () => {
  write({
    "src/components/hero.astro": `<StageContent place="hero" />`,
    "src/components/both.astro": `---\nimport Hero from "./hero.astro";\n---\n<Hero />\n<StageContent
      class="a > b" place={'side'}
    >own</StageContent>`,
    "src/pages/index.astro": `---\nimport Both from "@/components/both.astro";\n---\n<Both />`,
    "src/pages/faq.mdx": `import Hero from "../components/hero.astro";\n\n<Hero />`,
    "src/pages/plain.astro": "<p>StageContent</p>",
    "src/pages/code.astro": "<StageContent place={`of ${name}`} />",
    "src/content/stagelight/a.md": `<StageContent place="never" />`,
  });
  const base = pathToFileURL(`${root}/`);
  const routes = ["index.astro", "faq.mdx", "plain.astro"].map((file) => {
    return { entrypoint: `src/pages/${file}`, pattern: `/${file.split(".")[0]}` };
  });
  const { uses, routesOf } = await findUses(new URL("src/", base), base, routes);
  expect(uses).toHaveLength(3);
  expect(uses).toEqual(
    expect.arrayContaining([
      { file: "src/components/hero.astro", place: "hero", hasDefault: false },
      { file: "src/components/both.astro", place: "side", hasDefault: true },
      { file: "src/pages/code.astro", place: undefined, hasDefault: false },
    ]),
  );
  expect(routesOf("src/components/hero.astro")).toEqual(["/index", "/faq"]);
  expect(routesOf("src/components/both.astro")).toEqual(["/index"]);
});

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { scratch } from "./astro.ts";

/** Writes a site of Markdown pages; `tailored` adds the integration and a slot on every page. */
export async function writeSite(name: string, pages: number, tailored: boolean): Promise<string> {
  const root = join(scratch, name);
  await rm(root, { recursive: true, force: true });
  await mkdir(join(root, "content"), { recursive: true });
  await mkdir(join(root, "src/pages"), { recursive: true });
  const files: Record<string, string> = {
    "astro.config.ts": tailored ? tailoredConfig : plainConfig,
    "src/content.config.ts": contentConfig,
    "src/pages/[id].astro": pageTemplate(tailored),
    ...(tailored ? { "stagelight.config.ts": stagelightConfig } : {}),
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, file), text);
  for (let i = 0; i < pages; i++) {
    await writeFile(join(root, "content", `page-${i}.md`), markdown(i));
  }
  return root;
}

/** Forgets what earlier builds left behind, so that each begins as on a fresh clone. */
export async function forgetBuild(root: string): Promise<void> {
  for (const folder of ["dist", ".astro", "cache", "node_modules"]) {
    await rm(join(root, folder), { recursive: true, force: true });
  }
}

const plainConfig = `import { defineConfig } from "astro/config";

export default defineConfig({ cacheDir: "./cache" });
`;

const tailoredConfig = `import { defineConfig } from "astro/config";
import stagelight from "@stagelight/astro";

export default defineConfig({ integrations: [stagelight()], cacheDir: "./cache" });
`;

const stagelightConfig = `import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Build", url: "https://build.example", locales: ["en"] },
});
`;

const contentConfig = `import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";

export const collections = {
  pages: defineCollection({ loader: glob({ pattern: "*.md", base: "./content" }) }),
};
`;

function pageTemplate(tailored: boolean): string {
  const standard = "<p>A sample of ten grams comes with every order.</p>";
  const slot = `<ByStage>
      <p slot="consideration">Compare three teas in one tasting set.</p>
      <p slot="retention">Your next pouch travels free of charge.</p>
      ${standard}
    </ByStage>`;
  return `---
import { getCollection, render } from "astro:content";
${tailored ? 'import { ByStage } from "@stagelight/astro/components";\n' : ""}
export async function getStaticPaths() {
  const pages = await getCollection("pages");
  return pages.map((page) => ({ params: { id: page.id }, props: { page } }));
}
const { page } = Astro.props;
const { Content } = await render(page);
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>{page.data.title}</title>
  </head>
  <body>
    <h1>{page.data.title}</h1>
    ${tailored ? slot : standard}
    <Content />
  </body>
</html>
`;
}

function markdown(i: number): string {
  const paragraphs = Array.from(
    { length: 6 },
    (_, part) =>
      `## Part ${part + 1}\n\nTea number ${i} was **picked** in week ${part + 12} and *dried* over ` +
      `[charcoal](https://tea.example/${i}/${part}). It keeps its scent for a year, if the tin is ` +
      "tight and stands away from spices.\n\n- steep for two minutes\n- pour off\n- steep again\n",
  );
  return `---\ntitle: Tea number ${i}\n---\n\n${paragraphs.join("\n")}`;
}

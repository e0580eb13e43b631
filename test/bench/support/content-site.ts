import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { scratch } from "./astro.ts";

interface ContentSite {
  places: number;
  /** Entries in each language. */
  entries: number;
  locales: string[];
}

const STAGES = ["awareness", "consideration", "purchase", "retention", "advocacy"];

/** Writes a site with a content collection in several languages, no two entries alike. */
export async function writeContentSite({ places, entries, locales }: ContentSite): Promise<string> {
  const root = join(scratch, `content-${places}`);
  await rm(root, { recursive: true, force: true });
  const files: Record<string, string> = {
    "astro.config.ts": astroConfig,
    "stagelight.config.ts": `export default { site: { locales: ${JSON.stringify(locales)} } };\n`,
    "src/content.config.ts": contentConfig,
    ...Object.fromEntries(locales.map((locale) => [`src/pages/${locale}.astro`, page(places)])),
  };
  for (const locale of locales) {
    for (let i = 0; i < entries; i++) {
      files[`src/content/stagelight/${locale}/entry-${i}.md`] = entry(i, places, locale);
    }
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}

const astroConfig = `import { defineConfig } from "astro/config";
import stagelight from "@stagelight/astro";

export default defineConfig({ integrations: [stagelight()] });
`;

const contentConfig = `import { stagelightCollection } from "@stagelight/astro/content";

export const collections = { stagelight: stagelightCollection() };
`;

function page(places: number): string {
  const slots = Array.from({ length: places }, (_, n) => `<StageContent place="place-${n}" />`);
  return `---
import { StageContent } from "@stagelight/astro/components";
---

<html lang="en"><head><title>Content</title></head><body>${slots.join("\n")}</body></html>
`;
}

/** The first of a place is its default; the others ask for more and more. */
function entry(i: number, places: number, locale: string): string {
  const nth = Math.floor(i / places);
  const stage = STAGES[nth % STAGES.length];
  const when = [
    `stage: ${stage}`,
    ...(nth > 5 ? [`visits: { gte: ${2 + (nth % 7)} }`] : []),
    ...(nth > 9 ? [`source: { campaign: [spring, "campaign ${nth}"] }`] : []),
  ];
  return `---
place: place-${i % places}
title: Entry ${i} in ${locale}
${nth === 0 ? "" : `when: { ${when.join(", ")} }\n`}---

Tea number ${i} was **picked** in spring.
`;
}

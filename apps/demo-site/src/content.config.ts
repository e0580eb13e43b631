import { stagelightCollection } from "@stagelight/astro/content";
import { glob } from "astro/loaders";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";

/** Articles, one folder per language; an article has the same file name in each. */
const journal = defineCollection({
  loader: glob({ base: "./src/content/journal", pattern: "*/*.md" }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    date: z.coerce.date(),
    minutes: z.number(),
    topic: z.enum(["green-tea", "roasted-tea", "teaware"]),
    art: z.enum(["hadong", "tin", "kettle", "kiln"]),
    order: z.number(),
  }),
});

/** What the marketer writes for places on the pages, by stage and language. */
const stagelight = stagelightCollection();

export const collections = { journal, stagelight };

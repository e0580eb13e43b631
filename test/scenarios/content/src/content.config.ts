import { stagelightCollection } from "@stagelight/astro/content";
import { z } from "astro/zod";

export const collections = {
  stagelight: stagelightCollection({ extend: { author: z.string().optional() } }),
};

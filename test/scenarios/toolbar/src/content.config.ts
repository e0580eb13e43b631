import { stagelightCollection } from "@stagelight/astro/content";

export const collections = { stagelight: stagelightCollection() };

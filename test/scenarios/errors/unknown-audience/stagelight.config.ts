import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({ audiences: { returning: { visits: { gte: 2 } } } });

import node from "@astrojs/node";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  adapter: node({ mode: "standalone" }),
  integrations: [stagelight()],
});

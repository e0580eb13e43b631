import node from "@astrojs/node";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  // What makes other people's routes fail: see the test.
  trailingSlash: "always",
  adapter: node({ mode: "standalone" }),
  integrations: [stagelight()],
});

import node from "@astrojs/node";
import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "middleware" }),
  integrations: [react(), stagelight()],
});

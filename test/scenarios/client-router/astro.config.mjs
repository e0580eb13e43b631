import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({ integrations: [react(), stagelight()] });

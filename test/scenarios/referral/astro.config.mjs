import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({ integrations: [stagelight()] });

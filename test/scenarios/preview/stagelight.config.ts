import { defineConfig } from "@stagelight/astro/config";
import off from "./off.config.ts";

export default defineConfig({ ...off, preview: true });

import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";
import on from "./astro.config.mjs";

export default defineConfig({ ...on, integrations: [stagelight({ config: "off.config.ts" })] });

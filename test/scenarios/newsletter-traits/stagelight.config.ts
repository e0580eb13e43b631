import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "required" },
  interests: {},
});

import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  // The pages of the plain static scenario, under a policy.
  srcDir: "../static/src",
  integrations: [react(), stagelight()],
  security: { csp: true },
});

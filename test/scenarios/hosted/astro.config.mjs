import node from "@astrojs/node";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  // What makes other people's routes fail: see the test.
  trailingSlash: "always",
  // Has Astro believe what the first value of X-Forwarded-For says.
  security: { allowedDomains: [{ hostname: "127.0.0.1" }] },
  adapter: node({ mode: "standalone" }),
  integrations: [stagelight()],
});

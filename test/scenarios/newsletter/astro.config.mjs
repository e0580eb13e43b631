import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

const withoutServer = process.env["STAGELIGHT_VARIANT"] === "without-server";

export default defineConfig({
  base: "/shop",
  i18n: { locales: ["en", "ko", "zh"], defaultLocale: "en" },
  // <ClientRouter /> cannot be had beside it.
  security: { csp: !withoutServer },
  integrations: [react(), stagelight()],
});

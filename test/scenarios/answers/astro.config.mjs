import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  base: "/shop",
  trailingSlash: "always",
  i18n: { locales: ["en", "ko"], defaultLocale: "en" },
  integrations: [stagelight()],
});

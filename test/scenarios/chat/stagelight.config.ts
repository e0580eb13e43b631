import { defineConfig } from "@stagelight/astro/config";
import { chat } from "./chat.ts";

export default defineConfig({
  site: { name: "Nuri Tea", locales: ["en", "ko", "zh"] },
  attention: { notBefore: "1s", perSession: 3, quietAfterDismiss: "1s" },
  server: {},
  chat,
});

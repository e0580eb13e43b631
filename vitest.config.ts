import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "core", include: ["packages/core/src/**/*.test.ts"] } },
      { test: { name: "astro", include: ["packages/astro-integration/src/**/*.test.ts"] } },
    ],
  },
});

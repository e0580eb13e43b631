import { defineConfig } from "vitest/config";

// Browsers and builds share two cores with everything else: patience, and two files at a time. Where
// nobody looks on, what fails is tried once more, and the report says so.
const all = { maxWorkers: 2, retry: process.env["CI"] ? 1 : 0 };
const patient = { testTimeout: 60_000, hookTimeout: 180_000, ...all };
const units = { testTimeout: 15_000, hookTimeout: 30_000, ...all };

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "core", include: ["packages/{core,config-file}/src/**/*.test.ts"], ...units },
      },
      { test: { name: "connectors", include: ["packages/connectors/src/**/*.test.ts"], ...units } },
      {
        test: { name: "dashboard", include: ["packages/dashboard/src/**/*.test.ts"], ...units },
      },
      { test: { name: "widgets", include: ["packages/widgets/src/**/*.test.ts"], ...units } },
      {
        test: { name: "astro", include: ["packages/astro-integration/src/**/*.test.ts"], ...units },
      },
      {
        test: {
          name: "server",
          include: ["packages/server/src/**/*.test.ts"],
          globalSetup: "test/kit/postgres/setup.ts",
          ...units,
        },
      },
      { test: { name: "scenarios", include: ["test/scenarios/*.test.ts"], ...patient } },
      {
        test: {
          name: "server-http",
          include: ["test/server/*.test.ts"],
          globalSetup: "test/kit/postgres/setup.ts",
          ...patient,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["test/journeys/*.test.ts"],
          ...patient,
          fileParallelism: false,
        },
      },
    ],
  },
});

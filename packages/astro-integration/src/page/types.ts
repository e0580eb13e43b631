import type { ReadConfig } from "@stagelight/core/config";

/** Declarations for the site: its stages and audiences by name, and `Astro.locals.stagelight`. */
export function siteTypes({ table, audiences }: ReadConfig): string {
  const union = (names: readonly string[]): string =>
    names.map((name) => JSON.stringify(name)).join(" | ") || "never";
  return `declare module "@stagelight/astro/site" {
  interface Site {
    stage: ${union(table.stages)};
    audience: ${union(Object.keys(audiences))};
  }
}

declare global {
  namespace App {
    interface Locals {
      /** The visitor of a page that is made on demand. */
      stagelight: import("@stagelight/astro").Visitor;
    }
  }
}

export {};
`;
}

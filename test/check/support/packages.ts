import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./files.ts";

export interface PublicPackage {
  name: string;
  /** From the repository's root. */
  folder: string;
  exports: Record<string, string | Record<string, string>>;
}

/** The packages that are published. */
export function publicPackages(): PublicPackage[] {
  return readdirSync(join(root, "packages"))
    .map((name) => `packages/${name}`)
    .map((folder) => {
      const text = readFileSync(join(root, folder, "package.json"), "utf8");
      return { ...(JSON.parse(text) as PublicPackage & { private?: boolean }), folder };
    })
    .filter((manifest) => !manifest.private);
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whether a file of the site's own code reads `Astro.locals.stagelight`. A static site has no
 * visitor to give, so there it only needs the middleware for the error that says so; and Astro
 * takes a fifth of a millisecond longer for each page of a site that has any middleware.
 */
export function asksForVisitor(sources: URL): boolean {
  const folder = fileURLToPath(sources);
  return filesIn(folder).some((file) => {
    if (!/[.](astro|[cm]?[jt]sx?)$/.test(file)) return false;
    const text = readFileSync(join(folder, file), "utf8");
    return text.includes("locals") && text.includes("stagelight");
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the site's own code or content. */
export interface SiteSource {
  /** Path on the machine. */
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the files below a folder whose path from there is wanted. What cannot be read has no text.
 */
export async function siteSources(
  folder: URL,
  wanted: (name: string) => boolean,
): Promise<SiteSource[]> {
  const root = fileURLToPath(folder);
  const names = await readdir(root, { recursive: true }).catch(() => []);
  return Promise.all(
    names.filter(wanted).map(async (name) => {
      const path = join(root, name);
      return { path, text: await readFile(path, "utf8").catch(() => "") };
    }),
  );
}

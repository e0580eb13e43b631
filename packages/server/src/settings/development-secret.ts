import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of somebody's own machine: made once and kept in `.stagelight/secret`, readable by its
 * owner only.
 *
 * @param folder the folder of the config
 */
export function developmentSecret(folder: string): string {
  const home = join(folder, ".stagelight");
  const file = join(home, "secret");
  if (!existsSync(file)) make(home, file);
  return readFileSync(file, "utf8").trim();
}

function make(home: string, file: string): void {
  mkdirSync(home, { recursive: true });
  // Neither this nor the database belongs into anybody's repository.
  writeFileSync(join(home, ".gitignore"), "*\n");
  const draft = join(home, `secret-${randomBytes(6).toString("hex")}`);
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    // Whole or not at all; of two processes that start at once the first one's stays.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}

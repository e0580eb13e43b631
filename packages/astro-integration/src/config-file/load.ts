import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ReadConfig,
  readConfig,
  type ReadOptions,
  StagelightError,
} from "@stagelight/core/config";
import { createJiti } from "jiti";

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `stagelight.config.${ending}`);

/** A config and where it was read. */
export interface LoadedConfig {
  readonly config: ReadConfig;
  /** The file; nothing when the site has none and the defaults stand. */
  readonly file?: string;
}

/**
 * Loads `stagelight.config.*` beside `astro.config.*`. One loader for everything that reads it.
 *
 * @throws StagelightError `config-unreadable` or `config-invalid`
 */
export async function loadConfig(
  root: URL,
  { file: named, ...site }: Omit<ReadOptions, "file"> & { file?: string | undefined } = {},
): Promise<LoadedConfig> {
  const folder = fileURLToPath(root);
  const names = named ? [named] : NAMES;
  const name = names.find((candidate) => existsSync(join(folder, candidate)));
  if (!name) {
    if (!named) return { config: readConfig({}, site) };
    throw new StagelightError("config-unreadable", `There is no file ${named}.`, [
      {
        path: "config",
        expected: "a file beside astro.config",
        found: JSON.stringify(named),
        help: "Create the file, or correct the config option of stagelight() in astro.config.",
      },
    ]);
  }
  const file = join(folder, name);
  let input: unknown;
  try {
    // A new instance each time: a changed file is read anew.
    input = await createJiti(file, { moduleCache: false }).import(file, { default: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StagelightError("config-unreadable", `${name} could not be loaded: ${reason}`);
  }
  const config = readConfig(input, { ...site, file: name });
  return { config, file };
}

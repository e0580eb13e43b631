import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import {
  type ReadConfig,
  readConfig,
  type ReadOptions,
  StagelightError,
} from "@stagelight/core/config";
import { loadModule } from "./module.ts";

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `stagelight.config.${ending}`);

/** A config and where it was read. */
export interface LoadedConfig {
  readonly config: ReadConfig;
  /** Absolute path of the file; nothing when the site has none and the defaults stand. */
  readonly file?: string;
}

/** What the place that loads a config knows. */
export interface ConfigOptions extends Omit<ReadOptions, "file"> {
  /** A file that somebody has named; otherwise it is looked for. */
  readonly named?: NamedFile | undefined;
}

/** A config file by its path from the folder, and what to tell when it is not there. */
export interface NamedFile {
  readonly file: string;
  /** The option that names it. */
  readonly option: string;
  readonly expected: string;
  /** What to do: one full sentence. */
  readonly help: string;
}

/**
 * Loads `stagelight.config.*` in a folder. One loader for everything that reads it.
 *
 * @throws StagelightError `config-unreadable` or `config-invalid`
 */
export async function loadConfig(
  folder: string,
  { named, ...site }: ConfigOptions = {},
): Promise<LoadedConfig> {
  const names = named ? [named.file] : NAMES;
  const file = names.map((name) => resolve(folder, name)).find((path) => existsSync(path));
  if (!file) {
    if (!named) return { config: readConfig({}, site) };
    const { option: path, expected, help } = named;
    throw new StagelightError("config-unreadable", `There is no file ${named.file}.`, [
      { path, expected, found: JSON.stringify(named.file), help },
    ]);
  }
  const name = named?.file ?? basename(file);
  let input: unknown;
  try {
    input = await loadModule(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StagelightError("config-unreadable", `${name} could not be loaded: ${reason}`);
  }
  return { config: readConfig(input, { ...site, file: name }), file };
}

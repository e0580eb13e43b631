import { dirname } from "node:path";
import { loadConfig } from "@stagelight/config-file";
import type { ReadConfig } from "@stagelight/core/config";
import { readSettings, type Settings } from "../settings/settings.ts";
import type { OptionValues } from "./command.ts";
import { namedConfig } from "./config-option.ts";

/** The site that a command works for. */
export interface Site {
  readonly config: ReadConfig;
  readonly settings: Settings;
}

/** What a command needs of a site. */
export interface SiteOptions {
  /**
   * Whether it signs, hashes or sends anything. Others work without `STAGELIGHT_SECRET` and without
   * the secrets of connectors.
   */
  readonly signs: boolean;
  readonly development?: boolean;
}

/** Stands in where none is needed; nothing is ever signed with it. */
const NO_SECRET = "-".repeat(32);

/**
 * Reads the config and the environment.
 *
 * @throws StagelightError `config-unreadable`, `config-invalid` or `settings-invalid`
 */
export async function readSite(
  values: OptionValues,
  { signs, development = process.env.NODE_ENV === "development" }: SiteOptions,
): Promise<Site> {
  const { config, file } = await loadConfig(process.cwd(), { named: namedConfig(values) });
  const folder = file === undefined ? process.cwd() : dirname(file);
  const environment = signs ? process.env : { ...process.env, STAGELIGHT_SECRET: NO_SECRET };
  return {
    config,
    settings: readSettings(environment, config, { folder, development, connects: signs }),
  };
}

import type { ReadConfig, ReadReferral } from "@stagelight/core/config";
import type { OptionValues } from "../../command-line/command.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Database } from "../../store/database.ts";
import { useDatabase } from "../../store/use-database.ts";
import type { WorkInput } from "../rewards/work.ts";

/** What a command of referral works with. */
export interface OnReferral {
  readonly database: Database;
  readonly referral: ReadReferral;
  readonly config: ReadConfig;
  readonly settings: Settings;
  /** What decisions of the one who types are made with. */
  readonly work: WorkInput;
}

/**
 * Opens the database of a site that has referral programs.
 *
 * @throws StagelightError `command-invalid` where the config has none
 */
export async function onReferral<Result>(
  values: OptionValues,
  run: (on: OnReferral) => Promise<Result>,
): Promise<Result> {
  const { config, settings } = await readSite(values, { signs: false });
  const { referral } = config;
  if (!referral) {
    throw wrong("This site has no referral program.", {
      path: "referral",
      expected: "programs in stagelight.config.ts",
      found: "nothing",
      help: "Add referral: { programs: […] } to it, or name another config with --config.",
    });
  }
  const { programs } = referral;
  return useDatabase(settings.database, (database) =>
    run({
      database,
      referral,
      config,
      settings,
      work: { programs, now: Date.now(), actor: "person" },
    }),
  );
}

/**
 * The program behind `--program`.
 *
 * @throws StagelightError `command-invalid` where it is none of the site's
 */
export function programIn(
  { program }: OptionValues,
  { programs }: ReadReferral,
): string | undefined {
  if (program === undefined || programs.some(({ id }) => id === program)) {
    return program as string | undefined;
  }
  throw wrong("There is no such program.", {
    path: "--program",
    expected: `one of ${programs.map(({ id }) => id).join(", ")}`,
    found: JSON.stringify(program),
    help: "Write one of these, or add the program to referral.programs in stagelight.config.ts.",
  });
}

import { list, type ReadSurvey } from "@stagelight/core/config";
import type { OptionValues } from "../../command-line/command.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import type { Database } from "../../store/database.ts";
import { useDatabase } from "../../store/use-database.ts";

/** What a command of surveys works with. */
export interface OnSurveys {
  readonly database: Database;
  readonly surveys: readonly ReadSurvey[];
}

/**
 * Opens the database of a site that has surveys.
 *
 * @throws StagelightError `command-invalid` where the config has none
 */
export async function onSurveys<Result>(
  values: OptionValues,
  run: (on: OnSurveys) => Promise<Result>,
): Promise<Result> {
  const { config, settings } = await readSite(values, { signs: false });
  const { surveys } = config;
  if (surveys.length === 0) {
    throw wrong("This site has no survey.", {
      path: "surveys",
      expected: "surveys in stagelight.config.ts",
      found: "none",
      help: 'Add surveys: [{ id: "heard", use: "heard-about-us" }] to it, or name another config with --config.',
    });
  }
  return useDatabase(settings.database, (database) => run({ database, surveys }));
}

/**
 * The survey that was named.
 *
 * @throws StagelightError `command-invalid` where it is none of the site's
 */
export function surveyIn({ survey }: OptionValues, surveys: readonly ReadSurvey[]): ReadSurvey {
  const found = surveys.find(({ id }) => id === survey);
  if (found) return found;
  throw wrong("There is no such survey.", {
    path: "<survey>",
    expected: `one of ${list(surveys.map(({ id }) => id))}`,
    found: JSON.stringify(survey),
    help: "Write one of these, or add the survey to surveys in stagelight.config.ts.",
  });
}

import type { ReadConfig, ReadNewsletter } from "@stagelight/core/config";
import type { OptionValues } from "../../command-line/command.ts";
import { wrong } from "../../command-line/parse.ts";

/**
 * The newsletter that a command is about.
 *
 * @throws StagelightError `command-invalid` where the config has none
 */
export function newsletterOf({ newsletter }: ReadConfig): ReadNewsletter {
  if (newsletter) return newsletter;
  throw wrong("This site has no newsletter.", {
    path: "newsletter",
    expected: "a newsletter in stagelight.config.ts",
    found: "nothing",
    help: "Add newsletter: {} to it, or name another config with --config.",
  });
}

/**
 * The list behind `--list`.
 *
 * @throws StagelightError `command-invalid` where it is none of the site's
 */
export function listIn({ list }: OptionValues, { lists }: ReadNewsletter): string | undefined {
  if (list === undefined || lists.some(({ id }) => id === list)) return list as string | undefined;
  throw wrong("There is no such list.", {
    path: "--list",
    expected: `one of ${lists.map(({ id }) => id).join(", ")}`,
    found: JSON.stringify(list),
    help: "Write one of these, or add the list to newsletter.lists in stagelight.config.ts.",
  });
}

import type { AudienceTable } from "@stagelight/core";
import { readAudience, StagelightError } from "@stagelight/core/config";
import site from "virtual:stagelight/site";

/** A site shows the same audiences on thousands of pages: each is read once. */
const known = new Map<string, AudienceTable>();

/**
 * The audience of a component, compiled.
 *
 * @param component how the component stands in the page, for errors
 */
export function componentAudience(when: unknown, component: string): AudienceTable {
  const key = JSON.stringify(when);
  const table = known.get(key) ?? readAudience(when, site, `The audience of ${component} does not fit.`);
  if (key !== undefined) known.set(key, table);
  if (!site.channels && JSON.stringify(table).includes('"source.channel"')) {
    throw new StagelightError("audience-invalid", `The audience of ${component} does not fit.`, [
      {
        path: "source.channel",
        expected: "an audience that the config names",
        found: "a channel in the page alone",
        help: "Name this audience under audiences in stagelight.config.ts and write when=\"name\" here: channels are known in the page only if the config asks for them, because their rules are large.",
      },
    ]);
  }
  return table;
}

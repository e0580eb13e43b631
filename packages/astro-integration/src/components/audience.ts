import type { AudienceTable } from "@stagelight/core";
import { StagelightError } from "@stagelight/core/config";
import site from "virtual:stagelight/site";
import { asksForChannels } from "../anywhere/channels.ts";
import { audienceTable } from "../server/audiences.ts";

/**
 * The audience of a component, compiled.
 *
 * @param component how the component stands in the page, for errors
 */
export function componentAudience(when: unknown, component: string): AudienceTable {
  const table = audienceTable(when, `The audience of ${component} does not fit.`);
  if (!site.channels && asksForChannels(table)) {
    throw new StagelightError("audience-invalid", `The audience of ${component} does not fit.`, [
      {
        path: "source.channel",
        expected: "an audience that the config names",
        found: "a channel in the page alone",
        help: 'Name this audience under audiences in stagelight.config.ts and write when="name" here: channels are known in the page only if the config asks for them, because their rules are large.',
      },
    ]);
  }
  return table;
}

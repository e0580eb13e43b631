import { checkChatMail } from "../../chat/mail/check-chat-mail.ts";
import { loadConfig } from "@stagelight/config-file";
import { StagelightError } from "@stagelight/core/config";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION, namedConfig } from "../../command-line/config-option.ts";
import { readSite } from "../../command-line/site.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { checkPromises } from "../doctor/codes.ts";
import { checkDatabase } from "../doctor/database.ts";
import { type Finding, ok, wrong } from "../doctor/finding.ts";
import { checkMail } from "../doctor/mail.ts";
import { checkSettings } from "../doctor/settings.ts";
import { checkPhotos } from "../../reviews/photos/check-photos.ts";
import { scrubber } from "../scrub.ts";
import { secretTexts } from "../../settings/settings.ts";

/** Looks at everything that the server needs, and says what to mend. */
export const doctorCommand: Command = {
  options: { config: CONFIG_OPTION, json: { help: "Print JSON" } },
  notes: ["Exit codes: 0 the server can work, 1 something is wrong. It changes nothing."],
  async run(values, terminal) {
    const findings = await examine(values);
    terminal.out(
      values.json
        ? JSON.stringify(findings, null, 2)
        : findings.flatMap((finding) => linesOf(finding, terminal)).join("\n"),
    );
    return findings.some(({ state }) => state === "wrong") ? 1 : 0;
  },
};

async function examine(values: OptionValues): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    const { file } = await loadConfig(process.cwd(), { named: namedConfig(values) });
    found.push(ok("config", file ?? "none: the defaults stand"));
    const { config, settings } = await readSite(values, { signs: true });
    found.push(...checkSettings(config, settings));
    found.push(...checkPromises(config, settings, Date.now()));
    found.push(...(await checkPhotos(config)));
    found.push(...(await checkMail(config, settings)));
    found.push(...(await checkChatMail(config, settings)));
    const scrub = scrubber(secretTexts(settings));
    found.push(...(scrub(await checkDatabase(settings.database, config)) as Finding[]));
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    const { problems, message, code } = error;
    const told = problems.map(({ path, found: is, expected, help }) =>
      wrong(path || code, `${is}; expected ${expected}`, help),
    );
    found.push(...(told.length > 0 ? told : [wrong(code, message, "Correct the config.")]));
  }
  return found;
}

function linesOf({ state, about, found, help }: Finding, { colors }: Terminal): string[] {
  const paint = { ok: colors.green, note: colors.yellow, wrong: colors.red }[state];
  return [
    `${paint(state.padEnd(5))}  ${about}: ${found}`,
    ...(help === undefined ? [] : [`       ${help}`]),
  ];
}

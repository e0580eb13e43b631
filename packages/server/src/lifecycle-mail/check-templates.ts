import {
  list,
  didYouMean,
  type Problem,
  type ReadConfig,
  StagelightError,
} from "@stagelight/core/config";
import type { Templates } from "../mail/templates/templates.ts";

/**
 * Refuses to begin with mails that could not be written.
 *
 * @throws StagelightError `settings-invalid`
 */
export function checkTemplates(
  { mail }: Pick<ReadConfig, "mail">,
  { names, categoryOf }: Pick<Templates, "names" | "categoryOf">,
): void {
  const problems = mail.lifecycle.flatMap(({ template, kind }, index): Problem[] => {
    const path = `mail.lifecycle[${index}].template`;
    if (!names.includes(template)) {
      return [
        {
          path,
          expected: `the name of a template: ${list(names)}`,
          found: JSON.stringify(template),
          help: didYouMean(
            template,
            names,
            `Write it as ${mail.templates}/en/${template}.md, or name a template that is there.`,
          ),
        },
      ];
    }
    const marketing = kind === undefined && categoryOf(template) === "marketing";
    if (!marketing || mail.postalAddress !== undefined) return [];
    return [
      {
        path: "mail.postalAddress",
        expected: 'the sender\'s postal address, such as "Nuri Tea, Jongno-gu, Seoul"',
        found: `nothing, and ${JSON.stringify(template)} is marketing`,
        help: "Marketing mail must say where its sender can be found: add it, or remove the mails of that kind.",
      },
    ];
  });
  if (problems.length === 0) return;
  throw new StagelightError(
    "settings-invalid",
    "The server cannot start with these mails.",
    problems,
  );
}

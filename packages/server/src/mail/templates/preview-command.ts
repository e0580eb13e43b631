import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { loadConfig } from "@stagelight/config-file";
import { list, nearest } from "@stagelight/core/config";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION, namedConfig } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { surveysInMail } from "../../surveys/mail-data.ts";
import type { MailToRender } from "../message.ts";
import { type PreviewedMail, previewIndex } from "./preview-index.ts";
import { sampleData, sampleLinks, sampleSurveyPage } from "./sample.ts";
import { openTemplates, type Templates } from "./templates.ts";

const OUT = ".stagelight/mail-preview";

/** Writes mails with sample data into a folder, to be looked at. Nothing is sent. */
export const mailPreviewCommand: Command = {
  optionalArguments: { template: "One template (default: all)" },
  options: {
    config: CONFIG_OPTION,
    language: { value: "<language>", help: "One language, such as ko (default: all)" },
    out: { value: "<folder>", help: `Where to write (default: ${OUT})` },
  },
  async run(values, { out, colors }) {
    const { config, file } = await loadConfig(process.cwd(), { named: namedConfig(values) });
    const folder = file === undefined ? process.cwd() : dirname(file);
    const templates = openTemplates({
      folder: resolve(folder, config.mail.templates),
      siteName: config.site.name ?? "",
      languages: config.site.locales,
      postalAddress: config.mail.postalAddress ?? "Postal address of the sender",
    });
    const names = chosen("[template]", values.template, templates.names);
    const languages = chosen("--language", values.language, templates.languages);
    const to = resolve(typeof values.out === "string" ? values.out : OUT);
    mkdirSync(to, { recursive: true });
    if (values.out === undefined) writeFileSync(join(dirname(to), ".gitignore"), "*\n");
    const mails = names.flatMap((name) =>
      languages.map((language) => {
        const surveys = surveysInMail(config.surveys, language, sampleSurveyPage);
        const data = { ...sampleData(language), surveys };
        return writePreview(templates, { template: name, language, data }, to);
      }),
    );
    writeFileSync(join(to, "index.html"), previewIndex(mails));
    for (const { html, text } of mails) out(colors.dim(`${shown(to, html)}, ${text}`));
    out(`\nLook at ${mails.length === 1 ? "it" : "them"} in ${shown(to, "index.html")}`);
    return 0;
  },
};

function writePreview(
  templates: Templates,
  { template, language, data }: Pick<MailToRender, "template" | "language" | "data">,
  folder: string,
): PreviewedMail {
  const to = { address: "hana@nuri.example" };
  const mail = templates.render({ template, language, to, data, links: sampleLinks });
  const [html, text] = [`${template}.${language}.html`, `${template}.${language}.txt`] as const;
  writeFileSync(join(folder, html), mail.html);
  writeFileSync(join(folder, text), `${mail.subject}\n\n${mail.text}`);
  return { template, language, subject: mail.subject, html, text, content: mail.html };
}

/** What was asked for, or all there is. */
function chosen(
  path: string,
  typed: string | true | undefined,
  known: readonly string[],
): readonly string[] {
  if (typeof typed !== "string") return known;
  if (known.includes(typed)) return [typed];
  const meant = nearest(typed, known);
  throw wrong("stagelight mail preview was typed wrong.", {
    path,
    expected: `one of ${list(known)}`,
    found: JSON.stringify(typed),
    help: meant ? `Did you mean ${JSON.stringify(meant)}?` : "Use one of the names above.",
  });
}

function shown(folder: string, file: string): string {
  const path = relative(process.cwd(), join(folder, file));
  return path.startsWith("..") ? join(folder, file) : path;
}

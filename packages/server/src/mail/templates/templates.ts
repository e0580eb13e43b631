import { fileURLToPath } from "node:url";
import { type Problem, StagelightError } from "@stagelight/core/config";
import type { MailCategory, MailToRender, RenderedMail } from "../message.ts";
import { dataOf } from "./data.ts";
import { createEngine, type Engine } from "./engine.ts";
import { readFiles, type SourceFile } from "./files.ts";
import { htmlOf } from "./html.ts";
import { fallbacks } from "./languages.ts";
import { type Frame, htmlDocument, textDocument } from "./layout.ts";
import { tokensOf } from "./markdown.ts";
import { type MailTemplate, readTemplate } from "./read-template.ts";
import { textOf } from "./text.ts";
import { tryOut } from "./try-out.ts";
import { readWords, type Words } from "./words.ts";

/** What a site's templates are read with. */
export interface TemplatesOptions {
  /** The site's own, absolute: `<folder>/<language>/<name>.md`. They go before the built-in ones. */
  readonly folder?: string | undefined;
  readonly siteName: string;
  /** Languages of the site, the main one first: what a template is looked up in after the mail's own. */
  readonly languages: readonly string[];
  /** In the foot of marketing mail. */
  readonly postalAddress?: string | undefined;
  /** In the foot of every mail. */
  readonly privacyUrl?: string | undefined;
}

/** All templates of a site, read and checked. */
export interface Templates {
  /** Names that there are in any language, sorted. */
  readonly names: readonly string[];
  /** Languages that have words of their own, sorted. */
  readonly languages: readonly string[];
  /** What mails of a template are for, where nothing else is said; nothing for an unknown name. */
  categoryOf(name: string): MailCategory | undefined;
  /**
   * A mail as people read it. Values that are missing are empty.
   *
   * @throws Error for an unknown template
   */
  render(mail: MailToRender): RenderedMail;
}

/** The built-in templates: the same place from the sources and from the built package. */
const BUILT_IN = fileURLToPath(new URL("../../../mails/", import.meta.url));

/**
 * Reads and checks all templates, so that a typo is found before the first mail.
 *
 * @throws StagelightError `settings-invalid` with file and line of everything that is wrong
 */
export function openTemplates(options: TemplatesOptions): Templates {
  const engine = createEngine();
  const problems: Problem[] = [];
  const templates = new Map<string, MailTemplate>();
  const words = new Map<string, Words>();
  // Those of the site come last, and take the place of built-in ones.
  for (const folder of [BUILT_IN, options.folder]) {
    if (folder === undefined) continue;
    const files = readFiles(folder);
    problems.push(...files.problems);
    for (const each of read(files.templates, readTemplate, engine, problems)) {
      const key = `${each.language}/${each.name}`;
      // Put last, since the site's own are the ones that can be mended.
      templates.delete(key);
      templates.set(key, each);
    }
    for (const each of read(files.words, readWords, engine, problems)) {
      words.set(each.language, each);
    }
  }
  const all = [...templates.values()];
  problems.push(...disagreements(all));
  if (problems.length === 0) problems.push(...tryOut(all, engine));
  if (problems.length > 0) {
    throw new StagelightError("settings-invalid", "A mail template cannot be used.", problems);
  }
  return {
    names: [...new Set(all.map(({ name }) => name))].sort(),
    languages: [...words.keys()].sort(),
    categoryOf: (name) => all.find((each) => each.name === name)?.category,
    render: (mail) => render(mail, { engine, templates, words, options }),
  };
}

function* read<T>(
  files: readonly SourceFile[],
  readOne: (file: SourceFile, engine: Engine, problems: Problem[]) => T | undefined,
  engine: Engine,
  problems: Problem[],
): Generator<T> {
  for (const file of files) {
    const one = readOne(file, engine, problems);
    if (one) yield one;
  }
}

/** A template is for one thing, whatever the language. */
function* disagreements(templates: readonly MailTemplate[]): Generator<Problem> {
  const first = new Map<string, MailTemplate>();
  for (const each of templates) {
    const other = first.get(each.name);
    if (!other) first.set(each.name, each);
    else if (other.category !== each.category) {
      yield {
        path: `${each.path}: kind`,
        expected: `"${other.category}", as in ${other.path}`,
        found: `"${each.category}"`,
        help: "Give a template the same kind in every language, or give this one another name.",
      };
    }
  }
}

interface Shelf {
  readonly engine: Engine;
  readonly templates: ReadonlyMap<string, MailTemplate>;
  readonly words: ReadonlyMap<string, Words>;
  readonly options: TemplatesOptions;
}

function render(mail: MailToRender, shelf: Shelf): RenderedMail {
  const { engine, templates, words, options } = shelf;
  const template = fallbacks(mail.language, options.languages)
    .map((language) => templates.get(`${language}/${mail.template}`))
    .concat([...templates.values()].find(({ name }) => name === mail.template))
    .find((each) => each !== undefined);
  if (!template) throw new Error(`There is no mail template "${mail.template}".`);
  const { language } = template;
  const around = fallbacks(language, options.languages)
    .map((each) => words.get(each))
    .find((each) => each !== undefined)!;
  const category = mail.category ?? template.category;
  const data = dataOf(mail, { name: options.siteName, privacyUrl: options.privacyUrl });
  const line = (parsed: MailTemplate["subject"] | undefined): string =>
    parsed ? engine.line(parsed, data, language) : "";
  const frame: Frame = {
    language,
    subject: line(template.subject),
    preheader: line(template.preheader),
    siteName: options.siteName,
    why: line(template.why ?? around.why[category]),
    links: linksBelow(data.links as Record<string, unknown>, category, around),
    postalAddress: category === "marketing" ? options.postalAddress : undefined,
  };
  const { text, values } = engine.markdown(template.body, data, language);
  const tokens = tokensOf(text, values);
  const plain = textDocument(frame, textOf(tokens));
  return {
    subject: frame.subject,
    html: htmlDocument(frame, htmlOf(tokens)),
    text: plain,
    category,
    language,
  };
}

function linksBelow(
  { unsubscribe, privacy }: Readonly<Record<string, unknown>>,
  category: MailCategory,
  words: Words,
): Frame["links"] {
  const links = [
    { label: words.unsubscribe, address: category === "transactional" ? undefined : unsubscribe },
    { label: words.privacy, address: privacy },
  ];
  return links.flatMap(({ label, address }) =>
    typeof address === "string" && /^https?:/.test(address) ? [{ label, address }] : [],
  );
}

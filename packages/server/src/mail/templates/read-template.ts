import { parseFriendly, type Problem, StagelightError } from "@stagelight/core/config";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { MailCategory } from "../message.ts";
import type { Engine, Parsed } from "./engine.ts";
import type { SourceFile } from "./files.ts";
import { liquidProblem } from "./liquid-problem.ts";
import { unknownNames } from "./unknown-names.ts";
import { holdsPlace } from "./values.ts";

/** A template, read and checked. */
export interface MailTemplate {
  readonly language: string;
  readonly name: string;
  readonly path: string;
  readonly category: MailCategory;
  readonly subject: Parsed;
  /** What mail programs show behind the subject. */
  readonly preheader: Parsed | undefined;
  /** Why the person gets it, where the language's words do not fit. */
  readonly why: Parsed | undefined;
  readonly body: Parsed;
}

const frontMatterSchema = z.strictObject({
  subject: z.string("a text with a length of at least 1").min(1),
  preheader: z.string().optional(),
  kind: z.enum(["transactional", "marketing", "confirmation"]),
  why: z.string().optional(),
});

type FrontMatter = z.output<typeof frontMatterSchema>;

/** Reads a template; what is wrong with it goes into `problems`, with file and line. */
export function readTemplate(
  source: SourceFile,
  engine: Engine,
  problems: Problem[],
): MailTemplate | undefined {
  const before = problems.length;
  const { language, name, path, text } = source;
  const parts = /^---\r?\n(.*?)\r?\n?---[ \t]*(?:\r?\n|$)/s.exec(text);
  if (!parts) {
    problems.push(noFrontMatter(path));
    return undefined;
  }
  const [whole, yaml = ""] = parts;
  const front = readYaml(frontMatterSchema, yaml, { path, firstLine: 2 }, problems);
  problems.push(...forbidden(path, text));
  const liquid = (part: string, line: number): Parsed | undefined => {
    try {
      // Blank lines before it make Liquid count the lines of the file.
      const parsed = engine.parse("\n".repeat(line - 1) + part, path);
      problems.push(...unknownNames(parsed, engine, path));
      return parsed;
    } catch (error) {
      problems.push(liquidProblem(error, path, engine));
      return undefined;
    }
  };
  const key = (of: keyof FrontMatter): Parsed | undefined =>
    front?.[of] === undefined ? undefined : liquid(front[of], lineOfKey(of, yaml));
  const [subject, preheader, why] = [key("subject"), key("preheader"), key("why")];
  const body = liquid(text.slice(whole.length), linesIn(whole) + 1);
  if (problems.length > before || !front || !subject || !body) return undefined;
  return { language, name, path, category: front.kind, subject, preheader, why, body };
}

/** YAML that fits a schema; what is wrong goes into `problems`. */
export function readYaml<T extends z.ZodType>(
  schema: T,
  text: string,
  { path, firstLine }: { path: string; firstLine: number },
  problems: Problem[],
): z.output<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [wrong] = document.errors;
  if (wrong) {
    const line = lines.linePos(wrong.pos[0]).line + firstLine - 1;
    problems.push({
      path: `${path}:${line}`,
      expected: "YAML",
      found: wrong.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, ""),
      help: "Put a text with a colon in it, or with quotes, between quotes.",
    });
    return undefined;
  }
  try {
    return parseFriendly(schema, document.toJS() ?? {}, path, "settings-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    problems.push(...error.problems.map((each) => ({ ...each, path: `${path}: ${each.path}` })));
    return undefined;
  }
}

function* forbidden(path: string, text: string): Generator<Problem> {
  for (const [index, line] of text.split("\n").entries()) {
    if (/!\[[^\]]*\][([]/.test(line)) {
      yield {
        path: `${path}:${index + 1}`,
        expected: "no image",
        found: line.trim().slice(0, 60),
        help: "Remove it: an image that is loaded tells that the mail was opened.",
      };
    }
    if (holdsPlace(line)) {
      yield {
        path: `${path}:${index + 1}`,
        expected: "text",
        found: "a character that Unicode has set aside (U+FDD0 or U+FDD1)",
        help: "Remove it.",
      };
    }
  }
}

function noFrontMatter(path: string): Problem {
  return {
    path: `${path}:1`,
    expected: 'lines between "---" that say subject and kind',
    found: "none",
    help: 'Begin with "---", a line "subject: …", a line "kind: marketing", and "---".',
  };
}

function lineOfKey(key: string, yaml: string): number {
  const index = yaml.split("\n").findIndex((line) => line.startsWith(`${key}:`));
  return index < 0 ? 1 : index + 2;
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

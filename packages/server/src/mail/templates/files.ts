import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Problem } from "@stagelight/core/config";
import { canonical } from "./languages.ts";

/** A file of a language's folder. */
export interface SourceFile {
  /** BCP 47, canonical. */
  readonly language: string;
  /** Name without its ending. */
  readonly name: string;
  /** As people are shown it: `mails/ko/thank-you.md`. */
  readonly path: string;
  readonly text: string;
}

/** What a folder of templates holds. */
export interface SourceFiles {
  readonly templates: readonly SourceFile[];
  /** The words around every mail, a file each language. */
  readonly words: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

const WORDS = "words.yaml";

/** Reads `<folder>/<language>/<name>.md` and `words.yaml` beside them. A folder that is not there is empty. */
export function readFiles(folder: string): SourceFiles {
  const templates: SourceFile[] = [];
  const words: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const entry of entriesOf(folder)) {
    const path = join(basename(folder), entry);
    if (!statSync(join(folder, entry)).isDirectory()) {
      if (entry.endsWith(".md") && entry !== "README.md") problems.push(strayFile(path));
      continue;
    }
    const language = canonical(entry);
    if (language === undefined) {
      problems.push(noLanguage(path));
      continue;
    }
    for (const file of entriesOf(join(folder, entry))) {
      const source = (name: string): SourceFile => ({
        language,
        name,
        path: join(path, file),
        text: readFileSync(join(folder, entry, file), "utf8").replace(/^\uFEFF/, ""),
      });
      if (file === WORDS) words.push(source("words"));
      else if (/^[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(file)) templates.push(source(file.slice(0, -3)));
      else if (file.endsWith(".md")) problems.push(strangeName(join(path, file)));
    }
  }
  return { templates, words, problems };
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function strayFile(path: string): Problem {
  return {
    path,
    expected: "templates in the folder of their language",
    found: "a template beside the folders",
    help: `Move it to a folder such as ${join(path, "..", "en", basename(path))}.`,
  };
}

function noLanguage(path: string): Problem {
  return {
    path,
    expected: 'a folder named after a language, such as "en" or "pt-BR"',
    found: JSON.stringify(basename(path)),
    help: "Rename the folder.",
  };
}

function strangeName(path: string): Problem {
  return {
    path,
    expected: "a name in kebab-case",
    found: JSON.stringify(basename(path)),
    help: "Use small letters, digits and hyphens.",
  };
}

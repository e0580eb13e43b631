import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Problem, StagelightError } from "@stagelight/core/config";
import { isCode } from "./make-code.ts";

/** Problems that are told; a file of another kind has nothing but such. */
const MOST = 20;

/**
 * The codes of a file, one on each line. Empty lines, and those that begin with `#`, say nothing.
 *
 * @throws StagelightError `file-unreadable` with the lines that are no codes
 */
export function readCodes(file: string, folder: string): string[] {
  const path = resolve(folder, file);
  const problems: Problem[] = [];
  const codes = new Set<string>();
  const lines = textOf(path, file)
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/);
  for (const [at, line] of lines.entries()) {
    const code = line.trim();
    if (code === "" || code.startsWith("#")) continue;
    if (isCode(code)) codes.add(code);
    else problems.push(noCode(path, at + 1, code));
  }
  if (problems.length > 0) throw unreadable(problems.slice(0, MOST));
  return [...codes];
}

function textOf(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadable([
      {
        path: file,
        expected: "a file with a code on each line",
        found: (error as Error).message,
        help: "Put the file there; a path is taken from the config's folder, or from where you are.",
      },
    ]);
  }
}

function noCode(path: string, line: number, found: string): Problem {
  return {
    path: `${path}, line ${line}`,
    expected: "a code of letters, digits, dots, hyphens and underlines, 64 at most",
    found: JSON.stringify(found.slice(0, 40)),
    help: "Write one code on each line and nothing beside it, or begin the line with #.",
  };
}

function unreadable(problems: readonly Problem[]): StagelightError {
  return new StagelightError("file-unreadable", "The codes cannot be read.", problems);
}

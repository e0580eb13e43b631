/** Fails for source files that are too long to be read in one go. */
import { repositoryFiles, textOf } from "./support/files.ts";
import { verdict } from "./support/verdict.ts";

const MOST_LINES = 300;

verdict(
  repositoryFiles()
    .filter((path) => path.split("/").includes("src") && !path.endsWith(".snap"))
    .map((path) => ({ path, lines: textOf(path)?.trimEnd().split("\n").length ?? 0 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines; at most ${MOST_LINES} are readable.`),
);

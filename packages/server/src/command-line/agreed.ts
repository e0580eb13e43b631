import { createInterface } from "node:readline/promises";
import type { OptionValues } from "./command.ts";
import { wrong } from "./parse.ts";

/**
 * Whether somebody means what cannot be taken back: by `--yes`, or by typing yes.
 *
 * @param question without the mark at its end
 * @throws StagelightError `command-invalid` where nobody is there to be asked
 */
export async function agreed(
  values: OptionValues,
  question: string,
  help: string,
): Promise<boolean> {
  if (values.yes) return true;
  if (!process.stdin.isTTY) {
    throw wrong("Nobody is there to be asked.", {
      path: "--yes",
      expected: "--yes, or a terminal",
      found: "neither",
      help,
    });
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${question} Type yes: `);
    return answer.trim().toLowerCase() === "yes";
  } finally {
    lines.close();
  }
}

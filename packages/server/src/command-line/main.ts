import { terminal } from "../terminal/terminal.ts";
import { COMMANDS } from "./commands.ts";
import { helpFor, helpForAll } from "./help.ts";
import { tooOld } from "./node-version.ts";
import { version } from "./version.ts";

/**
 * Runs the command line.
 *
 * @param words what was typed after `stagelight`
 * @returns the exit code: 0 all is well, 1 something was typed or written wrong; commands may have
 *   others and say so
 */
export async function main(words: readonly string[]): Promise<number> {
  const ours = terminal();
  const { out, note } = ours;
  try {
    const [first] = words;
    if (first === undefined || first === "--help" || first === "-h" || first === "help") {
      out(helpForAll(COMMANDS));
      return first === undefined ? 1 : 0;
    }
    if (first === "--version" || first === "-v") {
      out(version());
      return 0;
    }
    const { findCommand, readOptions } = await import("./parse.ts");
    const { name, listed, rest } = findCommand(words, COMMANDS);
    const command = await listed.load();
    if (rest.includes("--help") || rest.includes("-h")) {
      out(helpFor(name, listed.summary, command));
      return 0;
    }
    const refusal = command.anyNode ? undefined : tooOld(process.versions.node);
    if (refusal !== undefined) {
      note(refusal);
      return 1;
    }
    return await command.run(readOptions(rest, name, command), ours);
  } catch (error) {
    const { StagelightError } = await import("@stagelight/core/config");
    // Anything else is a fault of ours, and its stack tells where.
    if (!(error instanceof StagelightError)) throw error;
    note(error.message);
    return 1;
  }
}

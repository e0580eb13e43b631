import { openSync } from "node:fs";
import { wrong } from "../command-line/parse.ts";

/**
 * Opens a file that was not there, which only its owner may read: there are people in it.
 *
 * @param said where it was named, such as `--file`
 * @returns its descriptor
 * @throws StagelightError `command-invalid` where it cannot be made
 */
export function newFile(path: string, said: string): number {
  try {
    return openSync(path, "wx", 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw wrong("The file cannot be written.", {
      path: said,
      expected: "a file that is not there yet, in a folder that is",
      found: code === "EEXIST" ? `${path}, which is there` : message,
      help: "Name another file, or take that one away.",
    });
  }
}

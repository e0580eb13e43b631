import type { Option, OptionValues } from "../../command-line/command.ts";
import { wrong } from "../../command-line/parse.ts";
import { type Encoding, ENCODINGS } from "./read-records.ts";

/** The option `encoding`, of every command that reads CSV. */
export const ENCODING_OPTION: Option = {
  value: "<name>",
  help: `Default: utf-8; also ${ENCODINGS.slice(1).join(", ")}`,
};

/**
 * The encoding behind it.
 *
 * @throws StagelightError `command-invalid`
 */
export function encodingIn({ encoding }: OptionValues): Encoding | undefined {
  if (encoding === undefined || ENCODINGS.includes(encoding as Encoding)) {
    return encoding as Encoding | undefined;
  }
  throw wrong("This encoding is not known.", {
    path: "--encoding",
    expected: `one of ${ENCODINGS.join(", ")}`,
    found: JSON.stringify(encoding),
    help: "Excel writes euc-kr in Korean, gb18030 in Chinese and windows-1252 in Western languages.",
  });
}

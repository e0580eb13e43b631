import type { OptionValues } from "../command-line/command.ts";
import { wrong } from "../command-line/parse.ts";
import { canonicalEmail } from "../identity/email.ts";

/**
 * The address that was typed, in its canonical form.
 *
 * @throws StagelightError `command-invalid`
 */
export function emailArgument({ email: typed }: OptionValues): string {
  const email = canonicalEmail(typed);
  if (email !== undefined) return email;
  throw wrong("This is no e-mail address.", {
    path: "<email>",
    expected: "one address, such as mina@tea.example",
    found: JSON.stringify(typed),
    help: "Correct it; leave out the name and angle brackets.",
  });
}

import type { Terminal } from "../../terminal/terminal.ts";
import type { LineProblem } from "./read-person.ts";

/** Lines that are shown; a file of another kind has nothing but such. */
const MOST = 100;

/** Tells of each line of a file that cannot be taken in, and of how many more there are. */
export function problemsTo({ note }: Terminal) {
  let told = 0;
  return {
    tell({ line, what, help }: LineProblem): void {
      if (told++ < MOST) note(`Line ${line}: ${what}. ${help}`);
    },
    end(): void {
      if (told > MOST) note(`… and ${(told - MOST).toLocaleString("en")} more lines.`);
    },
  };
}

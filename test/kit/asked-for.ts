import { parseArgs } from "node:util";

/** What a command line asks for: `--quick`, and names; without names all. */
export interface AskedFor {
  /** Smaller sizes. */
  readonly quick: boolean;
  readonly names: readonly string[];
}

/**
 * Reads the command line. Ends the process with 2 where a name is none.
 *
 * @param what what has the names: `bench`
 */
export function askedFor(what: string, known: readonly string[]): AskedFor {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No ${what} is called ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
    process.exit(2);
  }
  return { quick: values.quick, names: positionals.length > 0 ? positionals : known };
}

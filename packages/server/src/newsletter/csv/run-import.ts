import { createHash } from "node:crypto";
import { type ReadConfig, StagelightError } from "@stagelight/core/config";
import type { KeyRing } from "../../keys/key-ring.ts";
import type { Database } from "../../store/database.ts";
import { rolesOf } from "./headers.ts";
import { type Became, importPeople, type ImportRule } from "./import-people.ts";
import { type LineProblem, personReader, type PersonRow, textsOf } from "./read-person.ts";
import { type Encoding, readRecords } from "./read-records.ts";

/** People of one transaction. */
const AT_ONCE = 500;

/** An import, from a file to a list. */
export interface Import {
  readonly file: string;
  readonly encoding?: Encoding;
  readonly rule: ImportRule;
  /** False: nothing is written. */
  readonly write: boolean;
  readonly progress: (part: number) => void;
  /** Is told of each line that cannot be taken in. */
  readonly problem: (problem: LineProblem) => void;
}

/** What became of an import. */
export interface Imported {
  /** People by what became of them. */
  readonly people: Readonly<Record<Became, number>>;
  /** Lines that cannot be taken in. */
  readonly broken: number;
  /** Columns that nothing is made of. */
  readonly ignored: readonly string[];
}

/**
 * Takes in a file, line by line: what is held in memory does not grow with it. What is broken off goes
 * on by being done again.
 *
 * @throws StagelightError `file-unreadable`
 */
export async function runImport(
  database: Database,
  ring: KeyRing,
  { newsletter, site }: Pick<ReadConfig, "newsletter" | "site">,
  { file, encoding, rule, write, progress, problem }: Import,
): Promise<Imported> {
  const people: Record<Became, number> = {
    confirmed: 0,
    pending: 0,
    there: 0,
    left: 0,
    "other-list": 0,
  };
  const seen = new Seen();
  let broken = 0;
  let waiting: PersonRow[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const became = await importPeople(database, ring, waiting, rule, write);
    for (const each of became) people[each]++;
    waiting = [];
  };
  const records = readRecords(file, encoding, progress);
  const { value: header } = await records.next();
  const headers = header?.cells ?? [];
  const fields = newsletter!.fields.map(({ id, label }) => ({ id, labels: textsOf(label) }));
  const roles = rolesOf(headers, fields);
  if (!roles.includes("email")) throw noAddresses(file, headers);
  const reader = personReader(roles, newsletter!, site.locales);
  for await (const record of records) {
    const read = reader.read(record);
    if ("what" in read) {
      broken++;
      problem(read);
    } else if (!write && seen.before(read.address.canonical)) {
      // Nothing was written that the database could know them by.
      people.there++;
    } else if (waiting.push(read) >= AT_ONCE) {
      await flush();
    }
  }
  await flush();
  const ignored = headers.filter((name, at) => roles[at] === undefined && name.trim() !== "");
  return { people, broken, ignored };
}

/** Remembers addresses, in a few bytes each; one of a thousand million may be taken for another. */
class Seen {
  readonly #hashes = new Set<number>();

  before(address: string): boolean {
    const hash = createHash("sha256").update(address).digest().readUIntBE(0, 6);
    if (this.#hashes.has(hash)) return true;
    this.#hashes.add(hash);
    return false;
  }
}

function noAddresses(file: string, headers: readonly string[]): StagelightError {
  return new StagelightError("file-unreadable", "The file cannot be imported.", [
    {
      path: `${file}, line 1`,
      expected: "names of the columns, one of them email (or 이메일, 邮箱)",
      found: headers.length === 0 ? "an empty file" : headers.slice(0, 8).join(", ").slice(0, 200),
      help: "Write the columns' names into the first line, and email above the addresses.",
    },
  ]);
}

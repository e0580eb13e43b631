import { StagelightError } from "@stagelight/core/config";
import type { KeyRing } from "../../keys/key-ring.ts";
import type { LineProblem } from "../../newsletter/csv/read-person.ts";
import { type Encoding, readRecords } from "../../newsletter/csv/read-records.ts";
import type { Database } from "../../store/database.ts";
import { reviewColumns } from "./headers.ts";
import { importKey, importReviews, type ReviewImportRule } from "./import-reviews.ts";
import { readReview, type ReviewRow, type ReviewRule } from "./read-review.ts";

/** Reviews of one transaction. */
const AT_ONCE = 500;

/** An import of reviews from a file. */
export interface ReviewImport {
  readonly file: string;
  readonly encoding?: Encoding;
  readonly rule: ReviewImportRule & ReviewRule;
  /** False: nothing is written. */
  readonly write: boolean;
  readonly progress: (part: number) => void;
  /** Is told of each line that cannot be taken in. */
  readonly problem: (problem: LineProblem) => void;
}

/** What became of an import. */
export interface ReviewsImported {
  readonly fresh: number;
  /** There already, or twice in the file. */
  readonly there: number;
  /** Of somebody who was erased here. */
  readonly erased: number;
  /** Lines that cannot be taken in. */
  readonly broken: number;
  /** Scores of the shop, which are told nobody where they come from. */
  readonly scores: number;
  /** How many of 1 to 5 stars stand in the file. */
  readonly stars: readonly number[];
  /** Columns that nothing is made of. */
  readonly ignored: readonly string[];
}

/**
 * Takes in a file of reviews, line by line: what is held in memory hardly grows with it. What is broken
 * off goes on by being done again.
 *
 * @throws StagelightError `file-unreadable`
 */
export async function runReviewImport(
  database: Pick<Database, "db" | "kind" | "bulk">,
  ring: KeyRing,
  { file, encoding, rule, write, progress, problem }: ReviewImport,
): Promise<ReviewsImported> {
  const stars = [0, 0, 0, 0, 0];
  const seen = new Set<string>();
  let [fresh, there, erased, broken, scores] = [0, 0, 0, 0, 0];
  let waiting = new Map<string, ReviewRow>();
  const flush = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const arrived = await importReviews(database, ring, waiting, rule, write);
    fresh += arrived.fresh;
    erased += arrived.erased;
    there += waiting.size - arrived.fresh - arrived.erased;
    waiting = new Map();
  };
  const records = readRecords(file, encoding, progress);
  const { value: header } = await records.next();
  const headers = header?.cells ?? [];
  const columns = reviewColumns(headers);
  checkColumns(file, headers, columns, rule);
  for await (const record of records) {
    const read = readReview(record, columns, rule);
    if (read === "no-stars") scores++;
    else if ("what" in read) {
      broken++;
      problem(read);
    } else {
      stars[read.stars - 1]!++;
      const key = importKey(rule.from, read);
      if (seen.has(key)) there++;
      else {
        seen.add(key);
        waiting.set(key, read);
      }
      if (waiting.size >= AT_ONCE) await flush();
    }
  }
  await flush();
  const ignored = headers.filter((name, at) => columns[at] === undefined && name.trim() !== "");
  return { fresh, there, erased, broken, scores, stars, ignored };
}

function checkColumns(
  file: string,
  headers: readonly string[],
  columns: ReturnType<typeof reviewColumns>,
  { product }: ReviewRule,
): void {
  const wanted = ["score", "date", ...(product === undefined ? ["product"] : [])] as const;
  const missing = wanted.filter((each) => !columns.some((column) => column === each));
  if (missing.length === 0) return;
  const found = headers.slice(0, 8).join(", ").slice(0, 200);
  throw new StagelightError("file-unreadable", "The file cannot be imported.", [
    {
      path: `${file}, line 1`,
      expected: `names of the columns, among them ${missing.join(", ")}`,
      found: headers.length === 0 ? "an empty file" : found,
      help: "Write the columns' names into the first line: rating, date and product id are needed; --product <id> stands for one that is missing.",
    },
  ]);
}

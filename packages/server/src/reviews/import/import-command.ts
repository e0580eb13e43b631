import { resolve } from "node:path";
import { agreed } from "../../command-line/agreed.ts";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { keyRing } from "../../keys/key-ring.ts";
import { ENCODING_OPTION, encodingIn } from "../../newsletter/csv/encoding-option.ts";
import type { LineProblem } from "../../newsletter/csv/read-person.ts";
import { problemsTo } from "../../newsletter/csv/tell-problems.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { ACTOR, onReviews, productOf } from "../commands/on-reviews.ts";
import { type ReviewsImported, runReviewImport } from "./run-import.ts";

/** The longest name of a place where reviews were received. */
const LONGEST_NAME = 60;

/** Takes in reviews that were received elsewhere. */
export const reviewsImportCommand: Command = {
  arguments: { file: "a CSV file whose first line names the columns, as review services write it" },
  options: {
    from: { value: "<name>", help: 'Where they were received, such as "Judge.me"; must be given' },
    product: { value: "<id>", help: "What lines are about that name no product" },
    publish: { help: "All of them were read there: show them at once, whatever they say" },
    encoding: ENCODING_OPTION,
    "dry-run": { help: "Only tell what would become of them" },
    yes: { help: "Do not ask" },
    config: CONFIG_OPTION,
  },
  notes: [
    "First the whole file is read and looked at. Pages show where these reviews were received,",
    "and call none of them verified; nobody gets a mail. Without --publish each waits until",
    "somebody has read it. They count in the average, but search engines are told of no",
    "average in which they are: only of reviews that were received here.",
    "Leave none out: an import of the good ones alone misleads, and is unlawful in most places.",
    "Columns are known by their usual names in English, Korean and Chinese: rating, date,",
    "product id, title, body, author, language, reply, id. Days have the year first. Of an",
    "address only a keyed hash is kept, by which its owner can be erased.",
    "Done again, it goes on where it was broken off: what is there is left alone.",
  ],
  async run(values, terminal) {
    const file = resolve(String(values.file));
    const from = fromIn(values);
    const encoding = encodingIn(values);
    return onReviews(
      values,
      async ({ database, config, settings }) => {
        const product = productOf(values);
        const rule = {
          from,
          publish: values.publish === true,
          actor: ACTOR,
          ...(product !== undefined && { product }),
          locale: config.site.locales[0] ?? "en",
          now: Date.now(),
        };
        const run = (write: boolean, problem: (problem: LineProblem) => void) =>
          runReviewImport(database, keyRing(settings.secrets), {
            file,
            ...(encoding && { encoding }),
            rule,
            write,
            progress: (part) => terminal.progress(write ? "Importing" : "Looking", part),
            problem,
          });
        const problems = problemsTo(terminal);
        const planned = await run(false, problems.tell);
        problems.end();
        tell(planned, terminal);
        const code = planned.broken > 0 ? 1 : 0;
        if (values["dry-run"]) return code;
        if (planned.fresh === 0) {
          terminal.out("None is left to be imported.");
          return code;
        }
        const question = `Import ${reviews(planned.fresh)} from ${from}?`;
        const help = "Add --yes to import them, or --dry-run if this was all you wanted to know.";
        if (!(await agreed(values, question, help))) {
          terminal.out("None was imported.");
          return 1;
        }
        const { fresh } = await run(true, () => {});
        terminal.out(`Imported ${reviews(fresh)} from ${from}.`);
        return code;
      },
      { signs: true },
    );
  },
};

function fromIn({ from }: OptionValues): string {
  const name = typeof from === "string" ? from.trim() : "";
  const fits = name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name);
  if (name !== "" && fits) return name;
  throw wrong("Say where they were received.", {
    path: "--from",
    expected: `a name of at most ${LONGEST_NAME} characters`,
    found: name === "" ? "nothing" : JSON.stringify(name.slice(0, LONGEST_NAME + 1)),
    help: 'Write it like --from "Judge.me": pages show it at each of these reviews.',
  });
}

function tell(
  { fresh, there, erased, broken, scores, stars, ignored }: ReviewsImported,
  { out }: Terminal,
): void {
  const rows: [number, string][] = [
    [fresh, "are new"],
    [there, "are there already"],
    [erased, "are of people who were erased here, and are left out"],
    [scores, "are scores of the shop, which are left out"],
    [broken, "lines cannot be taken in"],
  ];
  const width = Math.max(...rows.map(([count]) => count.toLocaleString("en").length));
  for (const [count, text] of rows) {
    if (count > 0) out(`${count.toLocaleString("en").padStart(width)}  ${text}`);
  }
  const all = stars.reduce((sum, count) => sum + count, 0);
  const spread = stars.map((count, at) => `${count.toLocaleString("en")} × ${"★".repeat(at + 1)}`);
  if (all > 0) out(`Stars: ${spread.join(", ")}`);
  const [one = 0, two = 0, three = 0] = stars;
  if (all >= FEW && one + two + three === 0) {
    out("All of them are good ones. If others were received there too, import these as well.");
  }
  if (ignored.length > 0) out(`Columns that nothing is made of: ${ignored.join(", ")}`);
}

/** Of fewer than these it says nothing that all are good. */
const FEW = 20;

function reviews(count: number): string {
  return count === 1 ? "1 review" : `${count.toLocaleString("en")} reviews`;
}

import { resolve } from "node:path";
import { localized, type ReadNewsletter } from "@stagelight/core/config";
import { agreed } from "../../command-line/agreed.ts";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import { keyRing } from "../../keys/key-ring.ts";
import { useDatabase } from "../../store/use-database.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { ImportRule } from "./import-people.ts";
import { listIn, newsletterOf } from "./newsletter-of.ts";
import { ENCODING_OPTION, encodingIn } from "./encoding-option.ts";
import type { LineProblem } from "./read-person.ts";
import { type Imported, runImport } from "./run-import.ts";
import { problemsTo } from "./tell-problems.ts";

/** Takes people from a file onto a list. */
export const newsletterImportCommand: Command = {
  arguments: { file: "a CSV file whose first line names the columns, one of them email" },
  options: {
    list: { value: "<id>", help: "The list; of several it must be named" },
    confirmed: { help: "They have given their consent already; needs --proof" },
    proof: { value: "<text>", help: "Where their consent comes from, kept for each of them" },
    silent: { help: "Tell the log, and so connectors, nothing of those who have" },
    ask: { help: "Ask those who have not, by mail, whether they want it" },
    encoding: ENCODING_OPTION,
    "dry-run": { help: "Only tell what would become of them" },
    yes: { help: "Do not ask" },
    config: CONFIG_OPTION,
  },
  notes: [
    "First the whole file is read and looked at. Nobody gets a mail, but with --ask:",
    "then who has not agreed yet is asked, within the caps for such mails, and once.",
    "Who has given their consent counts from now on as who confirms a form: stages and",
    "connectors know of them, unless --silent is said, and no lifecycle mail is sent.",
    "Without --confirmed they wait until they confirm themselves, for thirty days at",
    "most. Who has unsubscribed, left the list or was erased stays so, whatever the",
    "file says; who left another service stays out, by the column status.",
    "Columns are known by their usual names in English, Korean and Chinese: email,",
    "name, first and last name, language, status; and by the ids and labels of",
    "newsletter.fields. Days have the year first.",
    "Done again, it goes on where it was broken off: who is there is left alone.",
  ],
  async run(values, terminal) {
    const file = resolve(String(values.file));
    const encoding = encodingIn(values);
    const proof = proofIn(values);
    const { config, settings } = await readSite(values, { signs: true });
    const newsletter = newsletterOf(config);
    const list = listIn(values, newsletter) ?? onlyList(newsletter);
    const { consent } = newsletter;
    const rule: ImportRule = {
      list,
      ...(proof !== undefined && { proof }),
      ask: values.ask === true,
      ...(values.silent !== true && { tell: { interests: interestsOf(newsletter) } }),
      consent: { text: (locale) => localized(consent.text, locale), version: consent.version },
      locale: config.site.locales[0] ?? "en",
      now: Date.now(),
    };
    const ring = keyRing(settings.secrets);
    return useDatabase(settings.database, async (database) => {
      const run = (write: boolean, problem: (problem: LineProblem) => void) =>
        runImport(database, ring, config, {
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
      tell(planned, list, terminal);
      const code = planned.broken > 0 ? 1 : 0;
      if (values["dry-run"]) return code;
      const coming = planned.people.confirmed + planned.people.pending;
      if (coming === 0) {
        terminal.out("Nobody is left to be imported.");
        return code;
      }
      const question = `Import ${people(coming)}?`;
      const help = "Add --yes to import them, or --dry-run if this was all you wanted to know.";
      if (!(await agreed(values, question, help))) {
        terminal.out("Nobody was imported.");
        return 1;
      }
      const { people: done } = await run(true, () => {});
      terminal.out(`Imported ${people(done.confirmed + done.pending)}.`);
      return code;
    });
  },
};

function proofIn({ confirmed, proof, ask }: OptionValues): string | undefined {
  if (confirmed && ask) {
    throw wrong("Who has agreed is not asked again.", {
      path: "--ask",
      expected: "--ask or --confirmed",
      found: "both",
      help: "Leave one of them out.",
    });
  }
  if (confirmed && typeof proof === "string" && proof.trim() !== "") return proof.trim();
  if (!confirmed && proof === undefined) return undefined;
  throw wrong("Consent needs its proof, and proof is of consent.", {
    path: confirmed ? "--proof" : "--confirmed",
    expected: confirmed ? "where their consent comes from" : "--confirmed beside --proof",
    found: "nothing",
    help: 'Write it like --confirmed --proof "Double opt-in at Mailchimp, 2021 to 2026".',
  });
}

function interestsOf({ fields }: ReadNewsletter): string[] {
  return fields.flatMap(({ id, interest }) => (interest ? [id] : []));
}

function onlyList({ lists }: ReadNewsletter): string {
  const [first, ...others] = lists;
  if (others.length === 0) return first!.id;
  throw wrong("Say which list they come onto.", {
    path: "--list",
    expected: `one of ${lists.map(({ id }) => id).join(", ")}`,
    found: "nothing",
    help: `Write it like --list ${first!.id}.`,
  });
}

function tell({ people: found, broken, ignored }: Imported, list: string, { out }: Terminal): void {
  const rows: [number, string][] = [
    [found.confirmed, `come onto the list ${list}`],
    [found.pending, "wait until they confirm"],
    [found.there, "are there already"],
    [found.left, "have left or unsubscribed, and stay so"],
    [found["other-list"], "are of another list"],
    [broken, "lines cannot be taken in"],
  ];
  const width = Math.max(...rows.map(([count]) => count.toLocaleString("en").length));
  for (const [count, text] of rows) {
    if (count > 0) out(`${count.toLocaleString("en").padStart(width)}  ${text}`);
  }
  if (ignored.length > 0) out(`Columns that nothing is made of: ${ignored.join(", ")}`);
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count.toLocaleString("en")} people`;
}

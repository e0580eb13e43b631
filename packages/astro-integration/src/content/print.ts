import { styleText } from "node:util";
import type { Problem } from "@stagelight/core/config";
import type { ContentReport, Finding } from "./check.ts";
import type { Cell, Outcome, PlaceCoverage } from "./coverage.ts";
import { groupBy } from "./group-by.ts";
import { padded, wrapped } from "./width.ts";

/** How wide the text may be, and whether the terminal shows colours. */
export interface Look {
  readonly width: number;
  readonly colours: boolean;
}

/** More places than these fill a build's log; the page in development has them all. */
const MOST_PLACES = 24;

type Style = "bold" | "dim" | "yellow";

/** What each visitor would see, by place, stage and language, as text for a terminal. */
export function coverageText({ places, entries, uses }: ContentReport, look: Look): string {
  // A place that code works out may be any.
  const used = (place: string): boolean =>
    uses.uses.some((use) => use.place === undefined || use.place === place);
  const shown = places.slice(0, MOST_PLACES);
  const more = places.length - shown.length;
  return [
    `What visitors see: ${counted(entries.length, "entry", "entries")} at ${counted(places.length, "place", "places")}`,
    ...shown.map((each) => placeText(each, used(each.place), look)),
    ...(more > 0
      ? [
          `… and ${counted(more, "place", "places")} more: run astro dev and open /_stagelight/content`,
        ]
      : []),
  ].join("\n\n");
}

/** Findings of one level as text, in the form of all errors. */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map(problemText).join("\n\n");
}

function problemText({ path, expected, found, help }: Problem): string {
  return [path, `  expected  ${expected}`, `  found     ${found}`, `  to do     ${help}`].join(
    "\n",
  );
}

function placeText({ place, cells, hasDefault }: PlaceCoverage, used: boolean, look: Look): string {
  const style = (name: Style, text: string): string => {
    return look.colours ? styleText(name, text, { validateStream: false }) : text;
  };
  const stages = groupBy(cells, ({ stage }) => stage);
  // Stages in which everybody sees the same are told once.
  const alike = groupBy([...stages], ([, own]) => JSON.stringify(own.map(linesOf)));
  const stageWidth = Math.max(...[...stages.keys()].map((stage) => stage.length));
  const byLocale = [...alike.values()].map((group) => ({
    names: group.map(([stage]) => stage),
    rows: [...groupBy(group[0]![1], (cell) => JSON.stringify(linesOf(cell))).values()],
  }));
  const localesOf = (row: Cell[]): string => row.map(({ locale }) => locale).join(" ");
  const widest = Math.max(
    ...byLocale.flatMap(({ rows }) => rows.map((row) => localesOf(row).length)),
  );
  const localeWidth = Math.min(widest, 16);
  const rest = Math.max(look.width - stageWidth - localeWidth - 6, 24);
  const blocks = byLocale.map(({ names, rows }) => {
    const right = rows.flatMap((row) => {
      const locales = wrapped(localesOf(row), localeWidth);
      const texts = linesOf(row[0]!).flatMap((line) => wrapped(line, rest));
      const height = Math.max(locales.length, texts.length);
      return Array.from({ length: height }, (_, index) => {
        const text = texts[index] ?? "";
        const locale = style("dim", padded(locales[index] ?? "", localeWidth));
        return `${locale}  ${text === "nothing" ? style("yellow", text) : text}`;
      });
    });
    const height = Math.max(names.length, right.length);
    return Array.from({ length: height }, (_, index) => {
      return `  ${padded(names[index] ?? "", stageWidth)}  ${right[index] ?? ""}`.trimEnd();
    });
  });
  const heading = style("bold", place) + (used ? "" : style("yellow", "  no page uses this place"));
  return [heading, ...blocks.flat()].join("\n");

  function linesOf({ outcomes }: Cell): string[] {
    return outcomes.map((outcome) => outcomeText(outcome, outcomes.length > 1, hasDefault));
  }
}

function outcomeText({ entry, condition }: Outcome, several: boolean, hasDefault: boolean): string {
  const name = entry ? entryName(entry) : hasDefault ? "default" : "nothing";
  if (condition) return `${condition}: ${name}`;
  return several ? `otherwise: ${name}` : name;
}

function entryName({ title, file }: NonNullable<Outcome["entry"]>): string {
  const short = shortFile(file);
  return title ? `${title} (${short})` : short;
}

/** A file's path within the folder where entries usually lie. */
export function shortFile(file: string): string {
  return file.replace(/^src\/content\/stagelight\//, "");
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

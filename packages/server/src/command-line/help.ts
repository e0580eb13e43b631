import { WIDTH, wrap } from "../terminal/text.ts";
import type { Command, Commands } from "./command.ts";

/** What all commands do. */
export function helpForAll(commands: Commands): string {
  return [
    "Usage: stagelight <command> [options]",
    "",
    ...aligned(Object.entries(commands).map(([name, { summary }]) => [name, summary])),
    "",
    'Run "stagelight <command> --help" for its options.',
  ].join("\n");
}

/** How a command is used. */
export function helpFor(name: string, summary: string, command: Command): string {
  const { arguments: words = {}, optionalArguments = {}, options, notes = [] } = command;
  const last = command.repeats ? Object.keys(words).at(-1) : undefined;
  const rows = [
    ...Object.entries(words).map(([word, help]): [string, string] => [`<${word}>`, help]),
    ...Object.entries(optionalArguments).map(([word, help]): [string, string] => [
      `[${word}]`,
      help,
    ]),
    ...Object.entries(options).map(([option, { value, help }]): [string, string] => [
      value === undefined ? `--${option}` : `--${option} ${value}`,
      help,
    ]),
  ];
  const typed = [
    ...Object.keys(words).map((word) => (word === last ? `<${word}>…` : `<${word}>`)),
    ...Object.keys(optionalArguments).map((word) => `[${word}]`),
  ];
  return [
    `Usage: ${["stagelight", name, ...typed].join(" ")} [options]`,
    "",
    summary,
    "",
    ...aligned(rows),
    ...(notes.length > 0 ? ["", ...notes.flatMap((note) => wrap(note, WIDTH))] : []),
  ].join("\n");
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - width - 4).map(
      (line, place) => `  ${(place === 0 ? name : "").padEnd(width)}  ${line}`,
    ),
  );
}

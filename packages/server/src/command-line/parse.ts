import { parseArgs } from "node:util";
import { list, nearest, type Problem, StagelightError } from "@stagelight/core/config";
import type { Command, Commands, ListedCommand, Options, OptionValues } from "./command.ts";

/**
 * The command that was typed, and what stands after its name.
 *
 * @throws StagelightError `command-invalid`
 */
export function findCommand(
  words: readonly string[],
  commands: Commands,
): { name: string; listed: ListedCommand; rest: string[] } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    if (Object.hasOwn(commands, name)) {
      return { name, listed: commands[name]!, rest: words.slice(length) };
    }
  }
  const [first = ""] = words;
  // Of those that begin with this word, it may be the second that is missing or wrong.
  const group = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
  const names = group.length > 0 ? group : Object.keys(commands);
  const typed = (group.length > 0 ? words.slice(0, 2) : [first]).join(" ");
  const meant = nearest(typed, names);
  throw wrong("There is no such command.", {
    path: "stagelight",
    expected:
      names.length > 1 ? `one of the commands ${list(names)}` : `the command ${list(names)}`,
    found: JSON.stringify(typed),
    help: meant ? `Did you mean "stagelight ${meant}"?` : 'Run "stagelight --help".',
  });
}

/**
 * The options and arguments that were typed.
 *
 * @throws StagelightError `command-invalid` with everything that does not fit
 */
export function readOptions(
  words: readonly string[],
  command: string,
  {
    options,
    arguments: named = {},
    optionalArguments: further = {},
    repeats,
  }: Pick<Command, "options" | "arguments" | "optionalArguments" | "repeats">,
): OptionValues {
  const kinds = Object.entries(options).map(([name, { value }]) => [
    name,
    { type: value === undefined ? ("boolean" as const) : ("string" as const) },
  ]);
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(kinds),
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const problems: Problem[] = [];
  const strays: Problem[] = [];
  const missing = Object.keys(named);
  const open = [...missing, ...Object.keys(further)];
  const takesWords = open.length > 0;
  for (const token of tokens) {
    if (token.kind === "option") {
      const { name, value } = token;
      const problem = checkOption(token, options, command);
      if (problem) problems.push(problem);
      else values[name] = value ?? true;
    } else if (token.kind === "positional" && open.length > 0) {
      values[open.shift()!] = token.value;
      missing.shift();
    } else if (token.kind === "positional" && repeats) {
      const last = Object.keys(named).at(-1)!;
      values[last] = `${values[last]} ${token.value}`;
    } else if (token.kind === "positional") {
      strays.push({
        path: `stagelight ${command}`,
        expected: takesWords ? "nothing more but options" : "options only",
        found: JSON.stringify(token.value),
        help: `Run "stagelight ${command} --help" for the options.`,
      });
    }
  }
  for (const name of missing) {
    strays.push({
      path: `stagelight ${command}`,
      expected: `<${name}>: ${named[name]}`,
      found: "nothing",
      help: `Write stagelight ${command} <${Object.keys(named).join("> <")}>.`,
    });
  }
  // A word after a misspelt option was meant as its value.
  const told = problems.length > 0 ? problems : strays;
  if (told.length > 0) throw wrong(`stagelight ${command} was typed wrong.`, ...told);
  return values;
}

/** An error about what was typed. */
export function wrong(sentence: string, ...problems: readonly Problem[]): StagelightError {
  return new StagelightError("command-invalid", sentence, problems);
}

interface TypedOption {
  readonly name: string;
  /** With its dashes. */
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value stood behind an equals sign. */
  readonly inlineValue: boolean | undefined;
}

function checkOption(
  { rawName: typed, name, value, inlineValue: joined }: TypedOption,
  options: Options,
  command: string,
): Problem | undefined {
  if (!Object.hasOwn(options, name)) {
    const meant = nearest(name, Object.keys(options));
    return {
      path: typed,
      expected: `an option of stagelight ${command}`,
      found: "an unknown option",
      help: meant ? `Did you mean --${meant}?` : `Run "stagelight ${command} --help".`,
    };
  }
  const wanted = options[name]!.value;
  if (wanted === undefined && value !== undefined) {
    return { path: typed, expected: "no value", found: value, help: `Write ${typed} alone.` };
  }
  // In `--days --json` the second would be taken for the days.
  if (wanted !== undefined && (value === undefined || (!joined && value.startsWith("--")))) {
    return { path: typed, expected: wanted, found: "nothing", help: `Write ${typed} ${wanted}.` };
  }
  return undefined;
}

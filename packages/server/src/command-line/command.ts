import type { Terminal } from "../terminal/terminal.ts";

/** One command of the command line. */
export interface Command {
  /** What must stand behind its name, in order: names without brackets, and what each is. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** The last of these may stand several times: what was typed is one text then, with blanks between. */
  readonly repeats?: true;
  /** What may stand behind that. */
  readonly optionalArguments?: Readonly<Record<string, string>>;
  readonly options: Options;
  /** Whether it opens no database, and so runs with a Node.js that is older than the package asks for. */
  readonly anyNode?: true;
  /** Lines below the options in its help. */
  readonly notes?: readonly string[];
  /**
   * @returns the exit code
   * @throws StagelightError about wrong input: it is shown, and the exit code is 1
   */
  run(values: OptionValues, terminal: Terminal): Promise<number>;
}

/** A command as the list of all knows it: what most of them work with takes long to load. */
export interface ListedCommand {
  /** What it does, in one line. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** Commands by name. */
export type Commands = Readonly<Record<string, ListedCommand>>;

/** An option of a command. */
export interface Option {
  /** What follows it, such as `<file>`; nothing for a switch. */
  readonly value?: string;
  /** What it does, in one line. */
  readonly help: string;
}

/** Options by name, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

/** What was typed: a text for an argument or an option with a value, true for a switch. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

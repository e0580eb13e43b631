import { StagelightError } from "@stagelight/core/config";
import { expect, it } from "vitest";
import type { Command } from "./command.ts";
import { helpFor, helpForAll } from "./help.ts";
import { findCommand, readOptions } from "./parse.ts";

const options = {
  days: { value: "<number>", help: "How long" },
  json: { help: "Print JSON" },
};
const command: Command = { options, run: async () => 0 };
const listed = { summary: "Does it.", load: async () => command };
const commands = { run: listed, "admin create": listed };

function problemsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StagelightError) {
      expect(error.code).toBe("command-invalid");
      return error.problems.map(({ path, found, help }) => `${path}: ${found}. ${help}`).join("\n");
    }
    throw error;
  }
  throw new Error("Nothing was wrong.");
}

it("finds commands of one word and of two", () => {
  expect(findCommand(["run", "--json"], commands)).toMatchObject({ name: "run", rest: ["--json"] });
  expect(findCommand(["admin", "create", "x"], commands)).toMatchObject({
    name: "admin create",
    rest: ["x"],
  });
  expect(problemsOf(() => findCommand(["rnu"], commands))).toBe(
    'stagelight: "rnu". Did you mean "stagelight run"?',
  );
  expect(problemsOf(() => findCommand(["admin"], commands))).toBe(
    'stagelight: "admin". Did you mean "stagelight admin create"?',
  );
  expect(problemsOf(() => findCommand(["admin", "craete"], commands))).toBe(
    'stagelight: "admin craete". Did you mean "stagelight admin create"?',
  );
  expect(problemsOf(() => findCommand(["toString"], commands))).toBe(
    'stagelight: "toString". Run "stagelight --help".',
  );
});

it("reads options, with and without an equals sign", () => {
  expect(readOptions(["--days", "3", "--json"], "run", command)).toEqual({ days: "3", json: true });
  expect(readOptions(["--days=3"], "run", command)).toEqual({ days: "3" });
  expect(readOptions([], "run", command)).toEqual({});
});

it.each([
  [["--dyas", "3"], "--dyas: an unknown option. Did you mean --days?"],
  [["--days"], "--days: nothing. Write --days <number>."],
  [["--days", "--json"], "--days: nothing. Write --days <number>."],
  [["--json=yes"], "--json: yes. Write --json alone."],
  [["-x"], '-x: an unknown option. Run "stagelight run --help".'],
  [["--__proto__", "3"], '--__proto__: an unknown option. Run "stagelight run --help".'],
  [["now"], 'stagelight run: "now". Run "stagelight run --help" for the options.'],
])("says what is wrong with %j", (words, told) => {
  expect(problemsOf(() => readOptions(words, "run", command))).toBe(told);
});

it("reads what must stand behind a name, in any place among options", () => {
  const erase: Command = {
    ...command,
    arguments: { email: "the address", folder: "a folder" },
  };
  expect(readOptions(["a@b.example", "--json", "out"], "erase", erase)).toEqual({
    email: "a@b.example",
    json: true,
    folder: "out",
  });
  expect(problemsOf(() => readOptions(["a@b.example"], "erase", erase))).toBe(
    "stagelight erase: nothing. Write stagelight erase <email> <folder>.",
  );
  expect(problemsOf(() => readOptions(["a", "b", "c"], "erase", erase))).toContain('"c"');
  expect(helpFor("erase", "Erases.", erase)).toMatch(
    /^Usage: stagelight erase <email> <folder> \[options\]/,
  );
  expect(helpFor("erase", "Erases.", erase)).toContain("<email>          the address");
});

it("helps within the width of a terminal", () => {
  expect(helpFor("run", "Runs.", command)).toContain("--days <number>  How long");
  expect(helpForAll(commands)).toContain("admin create  Does it.");
});

it("reads what may stand behind a name", () => {
  const preview: Command = {
    ...command,
    arguments: { file: "a file" },
    optionalArguments: { template: "a template" },
  };
  const read = (...words: string[]) => readOptions(words, "preview", preview);
  expect(read("a", "--json", "b")).toEqual({ file: "a", template: "b", json: true });
  expect(read("a")).toEqual({ file: "a" });
  expect(problemsOf(() => read())).toContain("<file>");
  expect(problemsOf(() => read("a", "b", "c"))).toContain('"c"');
  expect(helpFor("preview", "Previews.", preview)).toContain(
    "stagelight preview <file> [template] [options]",
  );
});

it("reads what stands several times at the end", () => {
  const publish: Command = { ...command, arguments: { id: "an id" }, repeats: true };
  const read = (...words: string[]) => readOptions(words, "publish", publish);
  expect(read("a", "--json", "b", "c")).toEqual({ id: "a b c", json: true });
  expect(problemsOf(() => read())).toContain("<id>");
  expect(helpFor("publish", "Publishes.", publish)).toContain("stagelight publish <id>… [options]");
});

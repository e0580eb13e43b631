import { nearest, type Problem } from "@stagelight/core/config";
import type { Engine } from "./engine.ts";

/** What Liquid says is wrong, with file and line. */
export function liquidProblem(
  error: unknown,
  path: string,
  { filters, tags }: Pick<Engine, "filters" | "tags">,
): Problem {
  const { message, token } = error as Error & { token?: { getPosition(): number[] } };
  const [line] = token?.getPosition() ?? [];
  const found = message.split(", file:")[0]!;
  const [, filter] = /^undefined filter: (\S+)/.exec(found) ?? [];
  const [, tag] = /^tag "(\S+)" not found/.exec(found) ?? [];
  const word = filter ?? tag;
  const meant = word && nearest(word, filter ? filters : tags);
  return {
    path: line === undefined ? path : `${path}:${line}`,
    expected: filter ? "a filter that there is" : tag ? "a tag that there is" : "Liquid",
    found,
    help: meant
      ? `Did you mean ${JSON.stringify(meant)}?`
      : "Look for what is not closed or misspelt in this line.",
  };
}

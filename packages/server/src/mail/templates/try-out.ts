import type { Problem } from "@stagelight/core/config";
import { dataOf } from "./data.ts";
import type { Engine } from "./engine.ts";
import { liquidProblem } from "./liquid-problem.ts";
import type { MailTemplate } from "./read-template.ts";
import { sampleData, sampleLinks } from "./sample.ts";

/**
 * Renders each template with much and with nothing, and tells what goes wrong: some mistakes show only
 * then.
 */
export function tryOut(templates: readonly MailTemplate[], engine: Engine): Problem[] {
  return templates.flatMap((template) => tryOne(template, engine));
}

function tryOne(
  { language, path, subject, preheader, why, body }: MailTemplate,
  engine: Engine,
): Problem[] {
  const much = sampleData(language);
  for (const data of [much, {}]) {
    const filled = dataOf({ data, links: sampleLinks }, { name: "Nuri Tea" });
    try {
      for (const part of [preheader, why]) if (part) engine.line(part, filled, language);
      engine.markdown(body, filled, language);
      if (engine.line(subject, filled, language) === "") return [noSubject(path, data === much)];
    } catch (error) {
      return [liquidProblem(error, path, engine)];
    }
  }
  return [];
}

function noSubject(path: string, always: boolean): Problem {
  return {
    path: `${path}: subject`,
    expected: "a text in every mail",
    found: always ? "nothing" : "nothing, when the values are missing",
    help: "Add words that do not depend on a value.",
  };
}

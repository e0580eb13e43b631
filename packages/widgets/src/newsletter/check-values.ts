import { checkAddress } from "../platform/check-address.ts";
import { listOf, textOf, type Values } from "../platform/values.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { FieldProblem } from "./newsletter-state.ts";

const LONGEST_TEXT = 1000;
const LONGEST_NAME = 100;

/** What is wrong with a form, in the order of its fields. */
export function checkValues(
  options: NewsletterOptions,
  values: Values,
): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  const note = (name: string, problem: FieldProblem | undefined) => {
    if (problem) problems[name] = problem;
  };
  note("email", checkAddress(textOf(values, "email")));
  if (textOf(values, "name").length > LONGEST_NAME) note("name", "too-long");
  if (options.lists.length > 0 && listOf(values, "lists").length === 0) note("lists", "not-chosen");
  for (const { name, type, required } of options.fields) {
    if (listOf(values, name).length === 0) {
      if (required) note(name, type.startsWith("choice") ? "not-chosen" : "missing");
    } else note(name, checkText(type, textOf(values, name)));
  }
  if (options.consent?.box && listOf(values, "consent").length === 0) note("consent", "not-ticked");
  return problems;
}

function checkText(type: string, text: string): FieldProblem | undefined {
  if (text.length > LONGEST_TEXT) return "too-long";
  if (type === "number" && !Number.isFinite(Number(text))) return "no-number";
  return type === "date" && Number.isNaN(Date.parse(text)) ? "no-date" : undefined;
}

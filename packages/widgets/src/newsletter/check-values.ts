import { listOf, textOf, type Values } from "../platform/values.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { FieldProblem } from "./newsletter-state.ts";

/** RFC 5321: the most octets of a path. */
const LONGEST_ADDRESS = 254;
const LONGEST_TEXT = 1000;
const LONGEST_NAME = 100;

/** One `@`, something before it, and a dot behind it: the server looks closer, the mail proves it. */
const ADDRESS = /^[^\s@,;<>"()]+@[^\s@.,;<>"()]+(\.[^\s@.,;<>"()]+)+$/;

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

function checkAddress(address: string): FieldProblem | undefined {
  if (!address) return "missing";
  if (new TextEncoder().encode(address).length > LONGEST_ADDRESS) return "too-long";
  return ADDRESS.test(address) ? undefined : "no-address";
}

function checkText(type: string, text: string): FieldProblem | undefined {
  if (text.length > LONGEST_TEXT) return "too-long";
  if (type === "number" && !Number.isFinite(Number(text))) return "no-number";
  return type === "date" && Number.isNaN(Date.parse(text)) ? "no-date" : undefined;
}

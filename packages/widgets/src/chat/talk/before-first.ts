import { checkAddress } from "../../platform/check-address.ts";
import { listOf, textOf, type Values } from "../../platform/values.ts";
import type { AskedField, ChatOptions } from "../chat-options.ts";
import type { ChatState } from "../chat-state.ts";
import type { Beginning } from "../kept.ts";

/** What is wrong with what is asked before the first message, in the order of its fields. */
export function problemsOf(
  values: Values,
  fields: readonly Pick<AskedField, "name" | "type" | "required">[],
  consent?: ChatOptions["consent"],
): ChatState["problems"] {
  const found: Record<string, ChatState["problems"][string]> = {};
  for (const field of fields) {
    const name = field.name;
    const text = textOf(values, name);
    const missing = field.required && !text ? "missing" : undefined;
    const wrong = field.type === "email" && text ? checkAddress(text) : undefined;
    const long = text.length > 1_000 ? "too-long" : undefined;
    const problem = missing ?? wrong ?? long;
    if (problem) found[name] = problem;
  }
  if (consent && listOf(values, "consent").length === 0) found["consent"] = "not-chosen";
  return found;
}

/** What goes with the first message. */
export function beginningOf(values: Values, { fields, consent }: ChatOptions): Beginning {
  const said: Record<string, string> = {};
  const more: { name?: string; email?: string } = {};
  for (const field of fields) {
    const text = textOf(values, field.name);
    if (!text) continue;
    if (field.type === "email") more.email = text;
    else if (field.id === "name") more.name = text;
    else said[field.id] = text;
  }
  return {
    ...more,
    ...(Object.keys(said).length > 0 && { fields: said }),
    ...(consent && { consent: { agreed: true, wording: consent.text } }),
  };
}

import { ApiProblem } from "../app/api.ts";
import type { SignInTexts } from "./texts/texts.ts";

/** What is wrong with a new password; nothing where something else is. */
export function passwordProblem(texts: SignInTexts["weak"], problem: unknown): string | undefined {
  if (!(problem instanceof ApiProblem) || problem.code !== "password-weak") return undefined;
  const why: Readonly<Record<string, string>> = texts;
  return why[problem.detail ?? ""] ?? texts.common;
}

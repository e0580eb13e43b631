import { ApiProblem } from "../app/api.ts";
import { named } from "../texts/named.ts";
import type { SignInTexts } from "./texts/texts.ts";

/** What is wrong with a new password; nothing where something else is. */
export function passwordProblem(texts: SignInTexts["weak"], problem: unknown): string | undefined {
  if (!(problem instanceof ApiProblem) || problem.code !== "password-weak") return undefined;
  return named(texts, problem.detail ?? "") ?? texts.common;
}

import { useTexts } from "../texts/language.tsx";
import type { AppTexts } from "./texts/texts.ts";
import { named } from "../texts/named.ts";
import { ApiProblem } from "./api.ts";

function problemText(texts: AppTexts["problems"], problem: unknown): string {
  const code = problem instanceof ApiProblem ? problem.code : "internal-error";
  return named(texts, code) ?? `${texts["internal-error"]} (${code})`;
}

/** What to say about something that went wrong, in the reader's language. */
export function useProblemText(): (problem: unknown) => string {
  const { app } = useTexts();
  return (problem) => problemText(app.problems, problem);
}

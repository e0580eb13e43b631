/** One thing that is wrong in something a person wrote, told so that they can mend it. */
export interface Problem {
  /** Where: the key's path, such as `lifecycle.rules[0].to`. Empty for the whole. */
  path: string;
  /** What would have been right. */
  expected: string;
  /** What stands there. */
  found: string;
  /** What to do about it: one full sentence. */
  help: string;
}

/** Permanent names of errors; callers look at these and never at the text. */
export type ErrorCode =
  | "config-invalid"
  | "config-unreadable"
  | "command-invalid"
  | "script-invalid"
  | "script-unreadable"
  | "component-invalid"
  | "audience-invalid"
  | "content-invalid"
  | "prerendered-visitor"
  | "settings-invalid"
  | "server-missing"
  | "body-invalid"
  | "shared-response"
  | "theme-unreadable"
  | "file-unreadable"
  | "package-missing"
  | "database-corrupt"
  | "database-in-use"
  | "database-missing"
  | "database-newer"
  | "database-older"
  | "database-unreachable";

/** The one error that Stagelight throws at people: a permanent code, and every problem at once. */
export class StagelightError extends Error {
  override name = "StagelightError";
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, preamble: string, problems: readonly Problem[] = []) {
    super([preamble, ...problems.map(format)].join("\n\n"));
    this.code = code;
    this.problems = problems;
  }
}

function format({ path, expected, found, help }: Problem): string {
  return [
    path || "(the whole)",
    `  expected  ${expected}`,
    `  found     ${found}`,
    `  to do     ${help}`,
  ].join("\n");
}

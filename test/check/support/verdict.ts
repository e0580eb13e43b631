/** Ends a check: prints what is wrong, if anything is, and sets the exit code. */
export function verdict(problems: string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

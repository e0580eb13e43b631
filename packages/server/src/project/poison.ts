import { failureOf } from "../store/store-error.ts";

/**
 * Whether an error is about what was to be written, and not about the database: PostgreSQL's classes
 * of wrong data, violated constraints and exceeded limits, SQLite's codes for the same, and what
 * JavaScript throws at data that it did not expect. Trying again would fail again.
 */
export function isOfTheRow(error: unknown): boolean {
  const { code } = failureOf(error);
  return (
    /^(22|23|54)[0-9A-Z]{3}$/.test(code) ||
    /^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(code) ||
    error instanceof SyntaxError ||
    error instanceof TypeError ||
    error instanceof RangeError
  );
}

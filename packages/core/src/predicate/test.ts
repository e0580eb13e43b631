/** A value that a test compares with. */
export type Scalar = string | number | boolean;

/**
 * One compiled comparison: `=` is one of the operands, `^` a language range (RFC 4647 basic
 * filtering, lower case: `ko` fits `ko-KR`), `?` is there, `-` is not there, `<>` lies between two
 * numbers, both included.
 */
export type Test =
  | readonly [path: string, operator: "=", values: readonly Scalar[]]
  | readonly [path: string, operator: "^", ranges: readonly string[]]
  | readonly [path: string, operator: "?" | "-"]
  | readonly [path: string, operator: "<>", bounds: readonly [low: number, high: number]];

/** Whether `subject` passes. Lists pass when one of their members does. Never throws on data. */
export function holds(subject: unknown, [path, operator, operand]: Test): boolean {
  try {
    const values = path.split(".").reduce<unknown[]>(
      (found, key) =>
        found.flat(Infinity).flatMap((value) =>
          // Own properties only: visitors' data must not reach `constructor` or `__proto__`.
          value != null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : [],
        ),
      [subject],
    );
    const passes = values
      .flat(Infinity)
      .some((value) =>
        operator == "="
          ? operand.includes(value as never)
          : operator == "^"
            ? operand.some((range) => `${value}-`.toLowerCase().startsWith(`${range}-`))
            : operator == "<>"
              ? parseFloat(value as string) >= operand[0] &&
                parseFloat(value as string) <= operand[1]
              : value != null,
      );
    return passes != (operator == "-");
  } catch {
    // Values that make no text or number, lists without end.
    return false;
  }
}

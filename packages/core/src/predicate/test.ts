/** A value that a test compares with. */
export type Scalar = string | number | boolean;

/**
 * One compiled comparison. `=` any of the operands, `^` a language range (RFC 4647 basic
 * filtering: `ko` fits `ko-KR`), `?` is there, the rest compare numbers.
 */
export type Test = readonly [
  path: string,
  operator: "=" | "^" | "?" | ">=" | ">" | "<=" | "<",
  operand?: readonly Scalar[] | number,
];

/** Whether `subject` passes. Lists pass when one of their members does. Never throws on data. */
export function holds(subject: unknown, [path, operator, operand]: Test): boolean {
  return reach(subject, path.split("."), (value) => {
    if (operator === "?") return value != null;
    if (operator === "=") return (operand as Scalar[]).includes(value as Scalar);
    if (operator === "^") {
      return (operand as string[]).some((range) =>
        (String(value).toLowerCase() + "-").startsWith(range.toLowerCase() + "-"),
      );
    }
    // An empty text or null would count as 0.
    if (typeof value !== "number" && !(typeof value === "string" && value.trim())) return false;
    const number = +value;
    const bound = operand as number;
    return operator === ">="
      ? number >= bound
      : operator === ">"
        ? number > bound
        : operator === "<="
          ? number <= bound
          : number < bound;
  });
}

function reach(value: unknown, keys: string[], passes: (value: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.some((member) => reach(member, keys, passes));
  if (!keys[0]) return passes(value);
  // Own properties only: visitors' data must not reach `constructor` or `__proto__`.
  return (
    value != null &&
    Object.prototype.hasOwnProperty.call(value, keys[0]) &&
    reach((value as Record<string, unknown>)[keys[0]], keys.slice(1), passes)
  );
}

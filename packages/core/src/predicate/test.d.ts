/** A value that a test compares with. */
export type Scalar = string | number | boolean;
/**
 * One compiled comparison. `=` any of the operands, `^` a language range (RFC 4647 basic
 * filtering: `ko` fits `ko-KR`), `?` is there, the rest compare numbers.
 */
export type Test = readonly [
    path: string,
    operator: "=" | "^" | "?" | ">=" | ">" | "<=" | "<",
    operand?: readonly Scalar[] | number
];
/** Whether `subject` passes. Lists pass when one of their members does. Never throws on data. */
export declare function holds(subject: unknown, [path, operator, operand]: Test): boolean;

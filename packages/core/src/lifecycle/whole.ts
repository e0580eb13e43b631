/** Whether something stored is a number of seconds, or a count. */
export function whole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e10;
}

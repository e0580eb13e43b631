/** A list as it is; anything else holds nothing. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text as it is; anything else says nothing. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

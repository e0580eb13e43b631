/** What is in a form, by the names of its fields. Boxes and groups hold a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** What is in a field of one line, without white space around it. */
export function textOf(values: Values, name: string): string {
  return listOf(values, name)[0]?.trim() ?? "";
}

/** What is chosen in a group; a field of one line counts where it is not empty. */
export function listOf(values: Values, name: string): readonly string[] {
  const value = values[name] ?? [];
  return (typeof value === "string" ? [value] : value).filter((each) => each.trim() !== "");
}

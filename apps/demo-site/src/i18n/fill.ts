/** Puts values into a text's `{places}`. A place without a value stays, so that it is seen. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** A text that depends on a number; languages without a plural say the same twice. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

export const count = ({ one, other }: Counted, number: number): string =>
  fill(number === 1 ? one : other, { count: number });

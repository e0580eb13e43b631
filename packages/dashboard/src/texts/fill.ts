import type { ReactNode } from "react";

/** A sentence about a number, for each form that a language has of it; `{n}` stands for the number. */
export interface Counted {
  readonly one?: string;
  readonly other: string;
}

/** A text with its variables, `{name}`, filled in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (variable, name: string) => `${values[name] ?? variable}`);
}

/** The pieces of a text whose variables are elements. */
export function fillIn(text: string, values: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece));
}

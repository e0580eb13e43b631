import { styleText } from "node:util";

const NAMES = ["bold", "cyan", "dim", "green", "red", "yellow"] as const;

/** What colours a text. */
export type Colors = Readonly<Record<(typeof NAMES)[number], (text: string) => string>>;

/** Colours for the standard output: on a terminal and without `NO_COLOR`; elsewhere texts stay. */
export function colorsHere(): Colors {
  return colors(Boolean(process.stdout.isTTY) && !process.env.NO_COLOR);
}

/** @param shown whether texts are coloured at all */
export function colors(shown: boolean): Colors {
  const paint = (name: (typeof NAMES)[number]) => (text: string) =>
    shown ? styleText(name, text, { validateStream: false }) : text;
  return Object.fromEntries(NAMES.map((name) => [name, paint(name)])) as Colors;
}

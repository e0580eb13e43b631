import { escapeHTML } from "astro/runtime/server/index.js";

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Piece = string | Html | readonly Html[];

/**
 * HTML with texts put in, escaped. Line breaks and what indents a line are for the reader of the
 * code and left out.
 */
export function markup(pieces: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const parts = pieces.map((piece, at) => {
    const value = values[at];
    return withoutBreaks(piece) + (value === undefined ? "" : written(value));
  });
  return { html: parts.join("") };
}

function withoutBreaks(piece: string): string {
  return piece
    .replace(/>\s*\n\s*/g, ">")
    .replace(/\n\s*</g, "<")
    .replace(/\s*\n\s*/g, " ");
}

function written(value: Piece): string {
  if (typeof value === "string") return escapeHTML(value);
  return "html" in value ? value.html : value.map(written).join("");
}

/** A text with its placeholders filled in: `{name}`. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Data for the component's script. Nothing in it can end the element. */
export function data(value: unknown): Html {
  const json = JSON.stringify(value).replace(/</g, "\\u003c");
  return { html: `<script type="application/json">${json}</script>` };
}

/** HTML that was made here; whatever else comes into it is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in {@link markup}; nothing for what is not there. */
export type HtmlPart = string | number | Html | false | undefined | readonly HtmlPart[];

/**
 * Makes HTML of a template: texts in it are escaped, in attributes with quotes too. Not called `html`:
 * what formats code would format that too, and white space counts.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(
    strings.reduce((before, text, index) => `${before}${written(parts[index - 1])}${text}`),
  );
}

function written(part: HtmlPart): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

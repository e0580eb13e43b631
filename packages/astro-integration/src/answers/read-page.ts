import { type Attributes, htmlParts } from "./html-parts.ts";

/** A page, parted by its headings. */
export interface ReadPage {
  /** As `<html lang>` has it. */
  readonly language: string | undefined;
  readonly title: string;
  readonly sections: readonly PageSection[];
}

/** A heading, and what stands below it. */
export interface PageSection {
  /** Nothing for what stands below the page's own heading. */
  readonly heading: string | undefined;
  /** The heading above this one, where there is one that is not the page's. */
  readonly above: string | undefined;
  readonly text: string;
  /** What leads there: `#` and an id, or the heading itself. */
  readonly anchor: string;
}

/** What is no answer: the way around the site, and what is filled in. */
const LEFT_OUT = new Set(
  "nav footer aside form dialog select datalist button label object canvas audio video".split(" "),
);

const HEADING = /^(?:h[1-6]|summary|dt)$/;

/** What stands within a line. */
const INLINE = new Set(
  "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** Reads a page that a build has written: its `<main>`, or all of it where it has none. */
export function readPage(html: string): ReadPage {
  const whole = /<main[\s>]/i.test(html);
  const reader = new Reader();
  /** Elements that are open, and whether what stands in them is left out. */
  const open: { readonly name: string; readonly silent: boolean; readonly main: boolean }[] = [];
  for (const part of htmlParts(html)) {
    const now = open.at(-1);
    const reads = (now?.main ?? !whole) && now?.silent !== true;
    if (part.kind === "text") {
      if (now?.name === "title") reader.titled(part.text);
      else if (reads) reader.text(part.text);
    } else if (part.kind === "open") {
      const { name, attributes } = part;
      if (name === "html") reader.language = attributes.get("lang");
      const main = (now?.main ?? !whole) || name === "main";
      const silent = now?.silent === true || isSilent(name, attributes, main && whole);
      if (main && !silent) reader.open(name, attributes);
      open.push({ name, silent, main });
    } else {
      // What was not closed ends with what it stands in.
      const at = open.findLastIndex(({ name }) => name === part.name);
      if (at < 0) continue;
      for (const { name, silent, main } of open.splice(at).toReversed()) {
        if (main && !silent) reader.close(name);
      }
    }
  }
  return reader.read();
}

function isSilent(name: string, attributes: Attributes, withinMain: boolean): boolean {
  return (
    LEFT_OUT.has(name) ||
    (name === "header" && !withinMain) ||
    attributes.has("hidden") ||
    attributes.get("aria-hidden") === "true" ||
    attributes.get("data-stagelight-answers") === "off"
  );
}

/** Puts together what is read. */
class Reader {
  language: string | undefined;
  #title = "";
  #own: string | undefined;
  #sections: PageSection[] = [];
  /** The section that is being read. */
  #heading: { readonly text: string; readonly level: number; readonly anchor: string } | undefined;
  #text = "";
  /** The heading that is being read, and its text so far. */
  #within: { readonly name: string; readonly id: string | undefined } | undefined;
  #said = "";
  /** Headings above, by their levels. */
  #levels: string[] = [];
  /** Ids of elements that are open, while no heading in them has taken them. */
  #ids: (string | undefined)[] = [];

  titled(text: string): void {
    this.#title += text;
  }

  text(text: string): void {
    if (this.#within) this.#said += text;
    else this.#text += text;
  }

  open(name: string, attributes: Attributes): void {
    const id = attributes.get("id");
    this.#ids.push(id);
    if (!INLINE.has(name)) this.text(" ");
    if (!HEADING.test(name) || this.#within) return;
    // What stands above the page's own heading leads around the site.
    if (name === "h1" && this.#own === undefined) this.#text = "";
    this.#end();
    // The element that it stands at the beginning of leads there too.
    const near = this.#ids.findLastIndex((each) => each !== undefined);
    this.#within = { name, id: near < 0 ? undefined : this.#ids[near] };
    this.#ids.fill(undefined);
    this.#said = "";
  }

  close(name: string): void {
    this.#ids.pop();
    if (!INLINE.has(name)) this.text(" ");
    if (this.#within?.name !== name) return;
    const { id } = this.#within;
    this.#within = undefined;
    const text = plain(this.#said);
    if (text === "") return;
    if (name === "h1" && this.#own === undefined) {
      this.#own = text;
      return;
    }
    const level = /^h\d$/.test(name) ? Number(name[1]) : 7;
    this.#levels = this.#levels.slice(0, level);
    this.#levels[level] = text;
    const anchor = id === undefined ? `#:~:text=${fragment(text)}` : `#${encodeURI(id)}`;
    this.#heading = { text, level, anchor };
  }

  read(): ReadPage {
    this.#end();
    return {
      language: this.language,
      title: this.#own ?? plain(this.#title),
      sections: this.#sections,
    };
  }

  #end(): void {
    const text = plain(this.#text);
    this.#text = "";
    if (text === "") return;
    const { text: heading, level = 0, anchor = "" } = this.#heading ?? {};
    const above = this.#levels.slice(0, level).findLast((each) => each !== undefined);
    this.#sections.push({ heading, above, text, anchor });
  }
}

function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, " ").trim();
}

/** A text fragment: `-`, `,` and `&` mean something in one. */
function fragment(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}

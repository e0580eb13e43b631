/** A piece of a page, in the order in which they stand there. */
export type HtmlPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly name: string; readonly attributes: Attributes }
  | { readonly kind: "close"; readonly name: string };

export type Attributes = ReadonlyMap<string, string>;

/** A comment, an element whose content is no HTML, or a tag; quotes hide what ends a tag. */
const PART =
  /<!--[^]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<(script|style|textarea|title|noscript|template|iframe|svg|math)\b((?:"[^"]*"|'[^']*'|[^'">])*)>([^]*?)<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Elements without an end. */
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** The parts of a page, as a build has written it. What is no text of it is left out, its title is kept. */
export function* htmlParts(html: string): Generator<HtmlPart> {
  let end = 0;
  for (const found of html.matchAll(PART)) {
    const [whole, raw, , content = "", slash, name, attributes = ""] = found;
    if (found.index > end) yield { kind: "text", text: decoded(html.slice(end, found.index)) };
    end = found.index + whole.length;
    if (raw?.toLowerCase() === "title") {
      yield { kind: "open", name: "title", attributes: new Map() };
      yield { kind: "text", text: decoded(content) };
      yield { kind: "close", name: "title" };
    } else if (name) {
      const lower = name.toLowerCase();
      if (slash) yield { kind: "close", name: lower };
      else {
        yield { kind: "open", name: lower, attributes: attributesIn(attributes) };
        if (VOID.has(lower)) yield { kind: "close", name: lower };
      }
    }
  }
  if (end < html.length) yield { kind: "text", text: decoded(html.slice(end)) };
}

function attributesIn(text: string): Attributes {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single, bare]) => [
      name!.toLowerCase(),
      decoded(double ?? single ?? bare ?? ""),
    ]),
  );
}

/** Those that people write by name; builds write all others as they are. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  shy: "",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  middot: "·",
  bull: "•",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  times: "×",
  deg: "°",
  euro: "€",
  pound: "£",
  yen: "¥",
  copy: "©",
  reg: "®",
  trade: "™",
  larr: "←",
  rarr: "→",
};

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole: string, hex?: string, number?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(number) : parseInt(hex, 16);
      const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
      return bad ? "\uFFFD" : String.fromCodePoint(code);
    },
  );
}

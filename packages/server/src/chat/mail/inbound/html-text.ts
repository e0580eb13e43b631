/** Elements whose content nobody reads, and what was said before. */
const UNSEEN = new Set(["head", "style", "script", "title", "blockquote", "template", "svg"]);

/** Elements that stand on lines of their own. */
const BLOCKS = /^(p|div|br|tr|li|ul|ol|table|h[1-6]|hr|pre|section|article|header|footer)$/;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** Characters of HTML that are read: people write less. */
const MOST = 300_000;

/**
 * What an HTML mail says, without what it quotes. It takes as long as the text is: whatever is odd in
 * it is text.
 */
export function textOfHtml(html: string): string {
  const given = html.slice(0, MOST);
  let text = "";
  let unseen: string | undefined;
  let depth = 0;
  let at = 0;
  while (at < given.length) {
    const begins = given.indexOf("<", at);
    const ends = begins < 0 ? -1 : given.indexOf(">", begins);
    if (ends < 0) {
      if (!unseen) text += given.slice(at).replace(/\s+/g, " ");
      break;
    }
    if (!unseen) text += given.slice(at, begins).replace(/\s+/g, " ");
    at = given.startsWith("<!--", begins) ? endOfComment(given, begins) : ends + 1;
    const [, slash = "", name = ""] =
      /^<(\/?)([a-z][a-z0-9]*)/i.exec(given.slice(begins, begins + 20)) ?? [];
    const tag = name.toLowerCase();
    if (unseen) {
      if (tag === unseen) depth += slash ? -1 : 1;
      if (depth === 0) unseen = undefined;
    } else if (UNSEEN.has(tag) && !slash) {
      unseen = tag;
      depth = 1;
    } else if (BLOCKS.test(tag) && !(slash && tag === "br")) text += "\n";
  }
  return decoded(text)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function endOfComment(html: string, begins: number): number {
  const end = html.indexOf("-->", begins + 4);
  return end < 0 ? html.length : end + 3;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[];
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
}

import MarkdownIt, { type Token } from "markdown-it";
import type { Values } from "./values.ts";

export type { Token };

const markdown = new MarkdownIt("default", { html: false, linkify: false, typographer: false });
// Places of values would be encoded; addresses are looked at when they are whole.
markdown.normalizeLink = (address) => address;
markdown.validateLink = () => true;
markdown.disable("image");

/**
 * The tokens of a Markdown text, with the values in their places. A paragraph that is nothing but one
 * link becomes a `button`. Links that lead nowhere are only their text.
 */
export function tokensOf(text: string, values: Values): Token[] {
  const tokens = markdown.parse(text, {});
  fill(tokens, values);
  for (const [index, token] of tokens.entries()) {
    const links = token.children ?? [];
    if (tokens[index - 1]?.type !== "paragraph_open" || !isOneLink(links)) continue;
    tokens[index - 1]!.type = "button_open";
    tokens[index + 1]!.type = "button_close";
  }
  return tokens;
}

function fill(tokens: readonly Token[], values: Values): void {
  const open: boolean[] = [];
  for (const token of tokens) {
    token.content = values.into(token.content);
    token.info = values.into(token.info);
    for (const attribute of token.attrs ?? []) {
      if (typeof attribute[1] === "string") attribute[1] = values.into(attribute[1]);
    }
    if (token.type === "link_open") open.push(keepAddress(token));
    if (token.type === "link_close" && !open.pop()) drop(token);
    if (token.children) fill(token.children, values);
  }
}

/** @returns whether the link stays one */
function keepAddress(token: Token): boolean {
  const address = addressOf(String(token.attrGet("href") ?? ""));
  if (address === undefined) drop(token);
  else token.attrSet("href", address);
  return address !== undefined;
}

function drop(token: Token): void {
  token.type = "text";
  token.tag = "";
  token.nesting = 0;
  token.content = "";
}

/** An address that a mail may lead to. */
function addressOf(text: string): string | undefined {
  const address = URL.parse(text);
  return address && ["http:", "https:", "mailto:", "tel:"].includes(address.protocol)
    ? address.href
    : undefined;
}

function isOneLink(children: readonly Token[]): boolean {
  return (
    children[0]?.type === "link_open" &&
    children.at(-1)?.type === "link_close" &&
    children.filter(({ type }) => type === "link_open").length === 1
  );
}

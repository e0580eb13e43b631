import stringWidth from "fast-string-width";
import type { Token } from "./markdown.ts";

/** Columns that lines are broken into; addresses are never broken. */
const WIDTH = 78;

/** The tokens as text: links with their addresses, lists and tables in columns. */
export function textOf(tokens: readonly Token[]): string {
  return blocks(tokens, WIDTH).join("\n\n");
}

/** A text in lines of at most so many columns. Chinese and Japanese are broken between characters. */
export function wrapped(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width));
}

function blocks(tokens: readonly Token[], width: number): string[] {
  const done: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.nesting <= 0 && token.type !== "inline") {
      if (token.type === "hr") done.push("*".repeat(3));
      if (token.type === "fence" || token.type === "code_block") {
        done.push(token.content.trimEnd().replace(/^/gm, "    "));
      }
      continue;
    }
    if (token.type === "inline") {
      done.push(wrapped(inline(token.children ?? []), width).join("\n"));
      continue;
    }
    const end = endOf(tokens, index);
    done.push(...block(token, tokens.slice(index + 1, end), width));
    index = end;
  }
  return done;
}

function block({ type }: Token, within: readonly Token[], width: number): string[] {
  if (type === "bullet_list_open" || type === "ordered_list_open") {
    return [listItems(within, type === "ordered_list_open", width)];
  }
  if (type === "blockquote_open") {
    return [
      blocks(within, width - 2)
        .join("\n\n")
        .replace(/^/gm, "> "),
    ];
  }
  if (type === "table_open") return [table(within, width)];
  if (type === "button_open") return [inline(within[0]?.children ?? [], "\n")];
  return blocks(within, width);
}

function listItems(tokens: readonly Token[], ordered: boolean, width: number): string {
  const items: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const end = endOf(tokens, index);
    const mark = ordered ? `${items.length + 1}. ` : "- ";
    const text = blocks(tokens.slice(index + 1, end), width - mark.length).join("\n");
    items.push(mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`));
    index = end;
  }
  return items.join("\n");
}

interface Cell {
  readonly text: string;
  readonly right: boolean;
}

function table(tokens: readonly Token[], width: number): string {
  const rows: Cell[][] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const right = String(token.attrGet("style") ?? "").includes("right");
    rows.at(-1)!.push({ text: inline(tokens[index + 1]?.children ?? []), right });
  }
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column]?.text ?? ""))),
  );
  const rest = widths.slice(1).reduce((sum, each) => sum + each + 2, 0);
  widths[0] = Math.min(widths[0] ?? 0, Math.max(20, width - rest));
  return rows.flatMap((row) => rowLines(row, widths)).join("\n");
}

/** The first cell may take several lines; the others stand in its first. */
function rowLines([first, ...others]: readonly Cell[], widths: readonly number[]): string[] {
  const [line = "", ...more] = wrapped(first?.text ?? "", widths[0]!);
  const cells = others.map((cell, index) => padded(cell, widths[index + 1]!));
  const filled = padded({ text: line, right: false }, widths[0]!);
  return [[filled, ...cells].join("  ").trimEnd(), ...more];
}

function padded({ text, right }: Cell, width: number): string {
  const blanks = " ".repeat(Math.max(0, width - stringWidth(text)));
  return right ? blanks + text : text + blanks;
}

/** @param joint what stands between a link's text and its address */
function inline(tokens: readonly Token[], joint = " "): string {
  let text = "";
  const open: { readonly at: number; readonly address: string }[] = [];
  for (const token of tokens) {
    if (token.type === "softbreak") text += " ";
    else if (token.type === "hardbreak") text += "\n";
    else if (token.type === "link_open") {
      open.push({ at: text.length, address: String(token.attrGet("href")) });
    } else if (token.type === "link_close") {
      const { at, address } = open.pop()!;
      text = withAddress(text.slice(0, at), text.slice(at), address, joint);
    } else text += token.content;
  }
  return text;
}

function withAddress(before: string, label: string, address: string, joint: string): string {
  const shown = address.replace(/^(mailto|tel):/, "");
  if (label === shown || label === address) return before + label;
  return joint === "\n" ? `${before}${label}\n${shown}` : `${before}${label} (${shown})`;
}

/** Where the block that begins at an index ends. */
function endOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    depth += tokens[at]!.nesting;
    if (depth === 0) return at;
  }
  return tokens.length;
}

// Between these and what stands before them no line ends.
const CLOSING = /^[\p{Pe}\p{Pf}，。、！？；：…々ー]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of [...pieces(text)].flatMap((each) => broken(each, width))) {
    if (line.trim() !== "" && stringWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** A piece that fits into a line. Addresses are left whole, so that they still lead somewhere. */
function broken(piece: string, width: number): string[] {
  if (stringWidth(piece.trimEnd()) <= width || piece.includes("://")) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of graphemes.segment(piece)) {
    if (part !== "" && stringWidth((part + segment).trimEnd()) > width) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

/** The parts between which a line may end. */
function* pieces(text: string): Generator<string> {
  let piece = "";
  let last = "";
  for (const { segment } of graphemes.segment(text)) {
    const between = WIDE.test(segment) || WIDE.test(last);
    const ends =
      last === " " ? segment !== " " : between && !CLOSING.test(segment) && !OPENING.test(last);
    if (ends && piece) {
      yield piece;
      piece = "";
    }
    piece += segment;
    last = segment;
  }
  if (piece) yield piece;
}

const graphemes = new Intl.Segmenter();

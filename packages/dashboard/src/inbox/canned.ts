import type { CannedAnswer } from "@stagelight/core/endpoints";

/** What variables of a canned answer stand for. */
export interface CannedValues {
  /** The visitor's name. */
  readonly name?: string;
  /** The agent's. */
  readonly agent: string;
  readonly site: string;
}

/** What belongs to a missing name: "Hello {name}," becomes "Hello,". */
const EMPTY = /[ \t]*\{\{?\s*(\w+)\s*\}?\}/g;

/** A canned answer with its variables, `{{name}}` or `{name}`, filled in; one that is nothing leaves no hole. */
export function fillCanned(text: string, values: CannedValues): string {
  const known: Readonly<Record<string, string | undefined>> = { name: undefined, ...values };
  return text.replaceAll(EMPTY, (whole, name: string) => {
    if (!Object.hasOwn(known, name)) return whole;
    const space = /^[ \t]*/.exec(whole)![0];
    return known[name] ? space + known[name] : "";
  });
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * Canned answers for what was typed after `/`: those whose shortcut begins so first, then those that have it
 * in their title; those in the conversation's language before others.
 */
export function cannedFor(
  all: readonly CannedAnswer[],
  typed: string,
  locale: string,
): CannedAnswer[] {
  const wanted = plain(typed);
  const language = locale.split("-")[0];
  const rank = ({ shortcut, title, locale: own }: CannedAnswer): number => {
    const place = plain(shortcut).startsWith(wanted) ? 0 : plain(title).includes(wanted) ? 2 : 4;
    return place + (own === null || own.split("-")[0] === language ? 0 : 1);
  };
  return all
    .filter((each) => rank(each) < 4)
    .toSorted((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut));
}

/** What is typed after a `/` that stands at the beginning, or after a space, right before the cursor. */
export function slashBefore(
  text: string,
  cursor: number,
): { from: number; typed: string } | undefined {
  const found = /(^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, cursor));
  return found ? { from: found.index + found[1]!.length, typed: found[2]! } : undefined;
}

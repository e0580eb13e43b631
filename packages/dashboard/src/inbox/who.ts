import type { InboxRow } from "@stagelight/core/endpoints";
import { fill } from "../texts/fill.ts";
import type { InboxTexts } from "./texts/texts.ts";

/**
 * Whether a visitor's name is one of the team's, or looks like one: what a visitor is called is theirs to
 * say, and nobody is to take them for a colleague.
 */
export function isNamesake(name: string | undefined, team: readonly string[]): boolean {
  const look = name === undefined ? "" : lookOf(name);
  return look !== "" && team.some((each) => lookOf(each) === look);
}

/** What is left of a name where case, accents, widths, spaces and look-alikes are no difference. */
function lookOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\p{M}\p{P}\p{Z}\p{C}]/gu, "");
  return Array.from(plain, (letter) => LATIN.get(letter) ?? letter).join("");
}

/** Signs that look like others in the usual fonts, Cyrillic and Greek ones first, each before what it is read as. */
const ALIKE =
  "аa вb сc ԁd еe һh нh іi јj кk ӏi мm оo рp ѕs тt уy хx αa ιi κk νv οo ρp υu ıi 0o 1i li";

const LATIN: ReadonlyMap<string, string> = new Map(
  ALIKE.split(" ").map(([sign = "", like = ""]) => [sign, like]),
);

/** What a visitor is called: by name, else by address, else by a few letters that tell them apart. */
export function nameOf({ name, email, id }: InboxRow, texts: InboxTexts): string {
  return name ?? email ?? fill(texts.visitor, { code: id.slice(-4).toUpperCase() });
}

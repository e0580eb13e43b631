import type { AnswerSection, AskAnswer } from "@stagelight/core/endpoints";
import { proseSchema } from "@stagelight/core/endpoints";
import { tokensOf } from "@stagelight/core/search";
import type { Answered, AnsweredPart } from "./answerer.ts";

/** The most characters of an answer, and the most parts. */
const MOST_TEXT = 2_000;
const MOST_PARTS = 20;

/** So much of a part's words has to stand in what it cites. */
const SHARED = 0.5;

const textSchema = proseSchema(MOST_TEXT);

/**
 * What of an answer may be shown: the parts that cite passages which were given, whose words for the most
 * part stand there, and all of whose numbers and addresses do. Nothing where no part is left.
 */
export function supported(
  { parts }: Answered,
  passages: readonly AnswerSection[],
): AskAnswer["answer"] {
  const known = new Map(passages.map((each) => [each.id, each]));
  const kept: string[] = [];
  const cited = new Set<AnswerSection>();
  for (const part of parts.slice(0, MOST_PARTS)) {
    const text = textSchema.safeParse(part.text).data;
    const those = citedBy(part, known);
    if (!text || those.length === 0 || !stands(text, those)) continue;
    kept.push(text);
    for (const each of those) cited.add(each);
  }
  const text = kept.join("\n\n");
  if (text === "" || text.length > MOST_TEXT) return undefined;
  const sources = [...cited].flatMap(({ title, question, url }) =>
    url === undefined ? [] : [{ title: title ?? question, url }],
  );
  return { text, sources };
}

/** What a part cites; nothing where it also cites what nobody has given. */
function citedBy(
  { cites }: AnsweredPart,
  known: ReadonlyMap<string, AnswerSection>,
): AnswerSection[] {
  const those = cites.map((id) => known.get(id));
  return those.every((each) => each !== undefined) ? those : [];
}

function stands(text: string, passages: readonly AnswerSection[]): boolean {
  const said = passages.map(({ question, answer, title = "" }) =>
    [question, answer, title].join("\n"),
  );
  const all = said.join("\n");
  const words = new Set(tokensOf(all, true));
  const tokens = tokensOf(text);
  const shared = tokens.filter((token) => words.has(token)).length;
  const numbers = tokens.filter((token) => /\p{N}/u.test(token));
  const addresses = text.match(/[\w-]+(?:\.[\w-]+)*@[\w.-]+|(?:https?:|www\.)[^\s)]+/giu) ?? [];
  return (
    tokens.length > 0 &&
    shared >= SHARED * tokens.length &&
    numbers.every((token) => words.has(token)) &&
    addresses.every((address) => all.includes(address.replace(/[.,;:!?]+$/, "")))
  );
}

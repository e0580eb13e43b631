import { stemOf } from "./stem-of.ts";
import { wordsOf } from "./words-of.ts";

/** Something that may answer a question. */
export interface Answering {
  readonly question: string;
  readonly answer: string;
  /** Of the page that it stands on. */
  readonly title?: string | undefined;
}

/** Finds what answers a question, the best first; nothing where nothing does. */
export type FindAnswers<Section> = (question: string, most: number) => Section[];

/** How much a word counts in a question, in the title above it, and in an answer. */
const WEIGHTS = [3, 1.5, 1] as const;

/** Of BM25: how soon a word that comes again counts no more, and how much long texts count less. */
const SATURATION = 1.2;
const LENGTH = 0.6;

/** A word that only begins like the one asked for, or is written nearly so, counts less. */
const BEGUN = 0.7;
const MEANT = 0.5;

/** How much of what was asked has to be there, for an answer to be one; and next to the best one. */
const LEAST = 0.26;
const LEAST_OF_BEST = 0.3;

/** How much of that a pair of Chinese, Japanese or Korean that nothing knows counts. */
const UNKNOWN = 0.25;

/** In how many sections a word stands counts so much at least, that few sections do not decide alone. */
const SMOOTHED = 8;

/**
 * Ranks by BM25F, as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), with words as `wordsOf` has them. What is asked may end in the middle of a word, and a word
 * may be written wrongly by one letter. Where too few of the words are there, nothing is found.
 */
export function answersIn<Section extends Answering>(
  sections: readonly Section[],
): FindAnswers<Section> {
  const { postings, lengths } = indexed(sections);
  const terms = [...postings.keys()];
  const rarity = (term: string): number => {
    const many = postings.get(term)?.size ?? 0;
    return Math.log(1 + (sections.length + SMOOTHED - many + 0.5) / (many + 0.5));
  };
  return (question, most) => {
    const scores = new Map<number, { score: number; share: number }>();
    let asked = 0;
    for (const { token, weight, last } of askedFor(question)) {
      const likely = matching(token, last, terms, postings);
      const worth = weight * Math.max(...[token, ...likely.keys()].map(rarity));
      // Two characters side by side that stand nowhere are often the end of a word and the next one.
      asked += likely.size === 0 && isUnspaced(token) ? UNKNOWN * worth : worth;
      const best = new Map<number, number>();
      for (const [term, certainty] of likely) {
        for (const [section, count] of postings.get(term)!) {
          const often = count / (1 - LENGTH + LENGTH * lengths[section]!);
          const found = certainty * (often / (SATURATION + often));
          best.set(section, Math.max(best.get(section) ?? 0, found));
        }
      }
      for (const [section, found] of best) {
        const { score, share } = scores.get(section) ?? { score: 0, share: 0 };
        scores.set(section, { score: score + worth * found, share: share + worth });
      }
    }
    const ranked = [...scores].toSorted(([, one], [, other]) => other.score - one.score);
    const top = ranked[0]?.[1].score ?? 0;
    return ranked
      .filter(([, { score, share }]) => share >= LEAST * asked && score >= LEAST_OF_BEST * top)
      .slice(0, most)
      .map(([section]) => sections[section]!);
  };
}

/** In which sections a term stands, and how much it counts in each. */
type Postings = Map<string, Map<number, number>>;

function indexed(sections: readonly Answering[]): { postings: Postings; lengths: number[] } {
  const postings: Postings = new Map();
  const lengths = sections.map(({ question, title = "", answer }, section) => {
    const fields = [question, title, answer].map((text) => wordsOf(text, true).flat().map(stemOf));
    for (const [field, tokens] of fields.entries()) {
      for (const token of tokens) {
        const those = postings.get(token) ?? new Map<number, number>();
        those.set(section, (those.get(section) ?? 0) + WEIGHTS[field]!);
        postings.set(token, those);
      }
    }
    return fields.flat().length;
  });
  const usual = lengths.reduce((sum, each) => sum + each, 0) / (lengths.length || 1);
  return { postings, lengths: lengths.map((each) => each / (usual || 1)) };
}

interface Asked {
  readonly token: string;
  readonly weight: number;
  /** Whether it may go on: it is what is being typed. */
  readonly last: boolean;
}

/** What of a question is looked for. Words that any question has count little. */
function askedFor(question: string): Asked[] {
  const words = wordsOf(question);
  const asked = new Map<string, Asked>();
  for (const [place, tokens] of words.entries()) {
    for (const [within, token] of tokens.entries()) {
      const last = place === words.length - 1 && within === tokens.length - 1;
      // A word of Korean begins with what it means, and ends with what it does in the sentence.
      const ending = /^\p{scx=Hang}/u.test(token) ? 1 / (1 + within) : 1;
      const weight = IN_ANY_QUESTION.has(token) ? 0.1 : ending;
      const stem = last ? token : stemOf(token);
      const before = asked.get(stem)?.weight ?? 0;
      asked.set(stem, { token: stem, weight: Math.max(weight, before), last });
    }
  }
  return [...asked.values()];
}

/** The terms that may be meant, and how certain that is. */
function matching(
  token: string,
  last: boolean,
  terms: readonly string[],
  postings: Postings,
): Map<string, number> {
  const found = new Map<string, number>();
  const stem = stemOf(token);
  for (const exact of [token, stem]) if (postings.has(exact)) found.set(exact, 1);
  // One character of Chinese, Japanese or Korean begins the pairs that it stands in.
  const alone = token.length === 1 && isUnspaced(token);
  if (alone || last || token.length > 3) {
    for (const term of terms) {
      if (term.startsWith(stem) && !found.has(term)) found.set(term, BEGUN);
    }
  }
  if (found.size === 0 && /^[a-z]{5,}$/.test(token)) {
    for (const term of terms) if (isNearly(stem, term)) found.set(term, MEANT);
  }
  return found;
}

/** Whether one letter more, less, another or two that have changed places make one word of the other. */
function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [left, right] = [one.slice(same), other.slice(same)];
  return (
    left.slice(1) === right ||
    right.slice(1) === left ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

function isUnspaced(token: string): boolean {
  return token > "\u2e7f";
}

/** Said in questions about anything, by tokens. */
const IN_ANY_QUESTION = new Set(
  (
    "a an and are be can could do does for from get have how i if in is it me my of on or our so " +
    "that the there this to want we what when where which who will with would you your please " +
    "어떻 떻게 얼마 무엇 언제 어디 있나 나요 인가 가요 수 좀 해요 하나 " +
    "什么 么时 时候 怎么 多少 我的 可以 以吗 吗 你们 们的 请问 是什 是不 不是 能不 不能 有没 没有 要怎"
  ).split(" "),
);

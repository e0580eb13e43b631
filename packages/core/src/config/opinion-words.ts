/** Words of names of properties and traits that hold what somebody thinks of something. */
const SCORES = ["score", "star", "rating", "nps", "csat", "ces", "satisfaction", "sentiment"];

/** Words for people and answers of one kind alone: their events go by an opinion too. */
const SIDES =
  "promoter detractor passive happy unhappy satisfied unsatisfied dissatisfied positive negative".split(
    " ",
  );

/** What stands before such words without a gap: `reviewstars`. */
const BEFORE = ["review", "survey", "answer", "last", "average", "avg"];

const joined = (words: readonly string[]) =>
  new RegExp(`^(?:${BEFORE.join("|")})*(?:(?:${words.join("|")})s?)+$`);
const OPINION = joined([...SCORES, ...SIDES]);

/** The words that a name is made of, in small letters: `npsScore` is of two. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Whether what a name stands for is an opinion: `stars`, `review.rating`, `npsScore`, `CSATscore`. */
export function isOpinion(name: string): boolean {
  return wordsOf(name).some((word) => OPINION.test(word));
}

/** Whether a name is of those who think well, or of those who do not: `Promoter Identified`. */
export function takesSides(name: string): boolean {
  return wordsOf(name).some((word) => SIDES.includes(word.replace(/s$/, "")));
}

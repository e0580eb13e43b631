/** The candidate that a person most likely meant by `word`, if any is near enough. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  // Whoever writes the beginning of only one word means that one.
  const begun = candidates.filter(
    (candidate) => word.length > 2 && candidate.toLowerCase().startsWith(word.toLowerCase()),
  );
  if (begun.length > 1) return undefined;
  for (const candidate of candidates) {
    const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
    const distance = begun.length === 1 && begun[0] === candidate ? 0 : editDistance(a, b);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** What to do about a word that is not known: the one that was meant, if any is near, or `otherwise`. */
export function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? otherwise : `Did you mean ${JSON.stringify(meant)}?`;
}

/** Words as a list for people: `"a", "b" or "c"`. */
export function list(words: readonly string[], joint: "or" | "and" = "or"): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length < 2
    ? quoted.join("")
    : `${quoted.slice(0, -1).join(", ")} ${joint} ${quoted.at(-1)}`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, substitution));
    }
    row = next;
  }
  return row[b.length]!;
}

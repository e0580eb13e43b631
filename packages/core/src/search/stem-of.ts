/**
 * A word of English without what it ends in: shipping, shipped and ships are all "ship". Other words
 * stay as they are. Much less than Porter's rules: what it is compared with has gone the same way.
 */
export function stemOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const plural = word
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x|z)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  const bare = plural.replace(/(?<=[aeiouy].*)(ing|ed)$/, "");
  if (bare === plural) return plural.replace(/(?<=..)e$/, "");
  return bare.replace(/([^aeiouls])\1$/, "$1").replace(/(?<=..)e$/, "");
}

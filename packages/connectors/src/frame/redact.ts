/** The most characters that are told of a failure. */
const LONGEST = 200;

/** Texts that are shorter stand in many words. */
const SHORTEST = 6;

/**
 * Makes what takes out of a text for people whatever is nobody's business: secrets, what stands
 * behind the host in an address, e-mail addresses.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets
    .flatMap((secret) => [secret, ...secret.split(/[\s,]+/)])
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .toSorted((a, b) => b.length - a.length);
  return (text) => {
    let clean = text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, " ");
    for (const secret of hidden) clean = clean.replaceAll(secret, "…");
    clean = clean
      .replace(/(\bhttps?:\/\/)([^\s/?#"'<>@]*@)?([^\s/?#"'<>]*)[/?#][^\s"'<>]*/gi, "$1$3/…")
      // Word by word: one expression for a whole address takes minutes with a long text.
      .replace(/[^\s"'<>()[\]:,;=]+/g, (word) => (/.(@|%40)./i.test(word) ? "…" : word));
    return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
  };
}

/** Providers whose addresses are one mailbox with and without what stands behind a plus sign. */
const PLUS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "gmail.com googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "icloud.com me.com mac.com",
    "proton.me protonmail.com pm.me",
    "fastmail.com",
    "fastmail.fm",
    "zoho.com",
    "yandex.ru yandex.com ya.ru",
  ].flatMap((names) => {
    const [main = "", ...others] = names.split(" ");
    return [main, ...others].map((name) => [name, main]);
  }),
);

/**
 * What stands for the mailbox behind an address, as far as its provider's rules are known: dots and
 * plus signs of Gmail, plus signs of some others. For suppression and caps only: it is nobody's proof
 * that two people are one.
 *
 * @param canonical as `canonicalEmail` gives it
 */
export function mailKey(canonical: string): string {
  const at = canonical.lastIndexOf("@");
  const domain = canonical.slice(at + 1);
  const main = Object.hasOwn(PLUS, domain) ? PLUS[domain]! : undefined;
  if (main === undefined) return canonical;
  const [before = ""] = canonical.slice(0, at).split("+");
  const local = main === "gmail.com" ? before.replaceAll(".", "") : before;
  return local === "" ? canonical : `${local}@${main}`;
}

/**
 * What stands for the person behind an address, to refuse rewards for bringing oneself and nothing
 * else: as {@link mailKey}, and without what stands behind a plus sign at any provider (RFC 5233).
 *
 * @param canonical as the server's `canonicalEmail` gives it
 */
export function selfAddress(canonical: string): string {
  const key = mailKey(canonical);
  const at = key.lastIndexOf("@");
  const [before = ""] = key.slice(0, at).split("+");
  return before === "" ? key : before + key.slice(at);
}

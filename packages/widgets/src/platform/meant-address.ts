/** Where most mailboxes are. */
const DOMAINS = [
  "gmail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "naver.com",
  "daum.net",
  "kakao.com",
  "hanmail.net",
  "qq.com",
  "163.com",
  "126.com",
];

/**
 * The address that was probably meant: its domain is one slip away from a common one. It is asked while
 * somebody types: what appears when a field is left moves the button away from under the pointer.
 * Nothing for a domain that is common itself, or begins like one, as it may not be finished; and for
 * short ones, of which others are one letter away.
 */
export function meantAddress(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || domain.length < 8 || DOMAINS.some((known) => known.startsWith(domain)))
    return undefined;
  const meant = DOMAINS.find((known) => oneSlip(domain, known));
  return meant && `${address.slice(0, at)}@${meant}`;
}

/** One letter too many, too few or another, or two letters exchanged. */
function oneSlip(written: string, meant: string): boolean {
  let from = 0;
  while (written[from] === meant[from]) from++;
  const rest = (text: string, skip: number) => text.slice(from + skip);
  return (
    rest(written, 1) === meant.slice(from) ||
    written.slice(from) === rest(meant, 1) ||
    rest(written, 1) === rest(meant, 1) ||
    (written[from] === meant[from + 1] &&
      written[from + 1] === meant[from] &&
      rest(written, 2) === rest(meant, 2))
  );
}

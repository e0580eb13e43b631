/** Names of query parameters whose values open something, or say who somebody is. */
const NAMES =
  /(?:^|[^a-z])(?:token|key|code|pass(?:word|wd|code)?|e?-?mail|auth(?:orization)?|sig(?:nature)?|session(?:id)?|sid|jwt|secret|otp|pin|credentials?|phone|tel|api-?key)(?:[^a-z]|$)|(?:token|secret|password|signature|apikey|email)$/i;

/**
 * An e-mail address, a JSON Web Token, or what this server has signed, wherever they stand in a value. A
 * token begins where a word does: were it looked for after each hyphen too, a long value would take seconds.
 */
const VALUES =
  /[^\s@=]@[^\s@]+\.[^\s@]|(?<![\w-])(?:eyJ[\w-]{6,}\.[\w-]+|v1\.[\w-]{8}\.[\w-]{7,}\.[\w-]{43}(?![\w-]))/;

/** One parameter: in the query, or in a fragment that is written like one. */
const PARAMETER = /([?&#;]|^)([^=&#?;]+)=([^&#;]*)/g;

/**
 * An address of a page without the values of parameters that look like secrets. The rest of it stays
 * as it is, and so do names.
 *
 * @param address whole, or its query alone
 */
export function cleanAddress(address: string): string {
  if (!address.includes("=")) return address;
  return address.replace(PARAMETER, (pair, before: string, name: string, value: string) =>
    value !== "" && (NAMES.test(words(plain(name))) || VALUES.test(plain(value)))
      ? `${before}${name}=`
      : pair,
  );
}

/** `accessToken` as `access-Token`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1-$2");
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);

/** Which way a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/** A language's name as the folders have it; nothing where it is none. */
export function canonical(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

/** Languages in which to look for a text, best first: as asked, without region, the site's, English. */
export function fallbacks(language: string, site: readonly string[]): string[] {
  const asked = [canonical(language), ...site.map(canonical), "en"];
  return [...new Set(asked.flatMap((each) => (each ? withBase(each) : [])))];
}

function withBase(language: string): string[] {
  return [language, new Intl.Locale(language).language];
}

import type { Language, LanguageTexts } from "./texts.ts";
import type { Stub } from "./widget.ts";

/*
 * Where a widget's files are: as its stub says, which is what other people's builds can follow. The build
 * of `embed.js` puts what finds them by their names in this file's place: every page pays for each name.
 */

/** Loads the half of a widget that is not always there. */
export function widgetOf({ load }: Stub, variant = ""): ReturnType<Stub["load"]> {
  return load(variant);
}

/** Loads its words of a language: at least those that the variant needs. */
export function textsOf(
  { texts }: Stub,
  language: Language,
  _variant?: string,
): Promise<{ readonly texts: LanguageTexts }> {
  return texts[language]();
}

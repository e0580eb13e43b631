import type { Language, LanguageTexts } from "./texts.ts";
import type { Stub } from "./widget.ts";

/*
 * Where a widget's files are: as its stub says, which is what other people's builds can follow. The build
 * of `embed.js` puts what finds them by their names in this file's place: every page pays for each name.
 */

/** Loads the half of a widget that is not always there. */
export function widgetOf({ load }: Stub): ReturnType<Stub["load"]> {
  return load();
}

/** Loads its words of a language. */
export function textsOf(
  { texts }: Stub,
  language: Language,
): Promise<{ readonly texts: LanguageTexts }> {
  return texts[language]();
}

import type { Language, LanguageTexts } from "./texts.ts";
import type { Stub } from "./widget.ts";

/*
 * Where a widget's files are: as its stub says, which is what other people's builds can follow. The build
 * of `embed.js` puts what finds them by their names in this file's place: every page pays for each name.
 */

/** The half of a widget that is not always there, and its words of a language. */
interface Parts {
  readonly widget: unknown;
  readonly texts: LanguageTexts;
}

/** Loads both: at least those words that the variant needs. */
export async function partsOf(
  { load, texts }: Stub,
  language: Language,
  variant = "",
): Promise<Parts> {
  // At once: one would wait for the other.
  const [half, words] = await Promise.all([load(variant), texts[language]()]);
  return { ...half, ...words };
}

/** Loads the stub of a widget that most pages do not need. */
export function stubOf(name: "chat" | "prompt"): Promise<{ readonly stub: Stub }> {
  return name === "chat" ? import("../chat/chat-stub.ts") : import("../prompts/prompt-stub.ts");
}

/** Loads what tells for whom a widget is. */
export const forWhom = (): Promise<typeof import("./for-whom.ts")> => import("./for-whom.ts");

/** Loads what says why a widget does not work. */
export const sayWhy = (): Promise<typeof import("./tell-why.ts")> => import("./tell-why.ts");

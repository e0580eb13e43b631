import {
  createContext,
  type PropsWithChildren,
  type ReactElement,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { type Format, formatOf } from "./format.ts";
import { type Language, languageOf, loadTexts, type Texts } from "./texts.ts";

interface Spoken {
  readonly language: Language;
  readonly texts: Texts;
  readonly format: Format;
  readonly speak: (language: Language) => void;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

/** Where a browser keeps its language of choice, for before it is known whose it is. */
const KEPT = "stagelight:dashboard-language";

/**
 * Gives the app its words; nothing is shown before they are there.
 *
 * @throws where they do not come
 */
export function LanguageProvider({ children }: PropsWithChildren): ReactElement | null {
  const [language, setLanguage] = useState(() =>
    languageOf([localStorage.getItem(KEPT) ?? "", ...navigator.languages]),
  );
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts }>();
  const [failed, setFailed] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      const texts = await loadTexts(language);
      if (left) return;
      document.documentElement.lang = language;
      setLoaded({ language, texts });
    };
    load().catch((error: unknown) => setFailed({ error }));
    return () => {
      left = true;
    };
  }, [language]);
  const spoken = useMemo(
    () =>
      loaded && {
        ...loaded,
        format: formatOf(loaded.language, navigator.languages),
        speak: (wanted: Language) => {
          localStorage.setItem(KEPT, wanted);
          setLanguage(wanted);
        },
      },
    [loaded],
  );
  if (failed && !spoken) throw failed.error;
  return spoken ? <SpokenContext value={spoken}>{children}</SpokenContext> : null;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error("There is no LanguageProvider around this.");
  return spoken;
}

/** The words of the reader's language, by parts of the app. */
export const useTexts = (): Texts => useSpoken().texts;

/** How the reader's language writes numbers and times. */
export const useFormat = (): Format => useSpoken().format;

/** Speaks a member's language in a browser in which none was chosen. */
export function useMemberLanguage(locale: string | undefined): void {
  const { speak } = useSpoken();
  useEffect(() => {
    if (locale && localStorage.getItem(KEPT) === null) speak(languageOf([locale]));
  }, [locale, speak]);
}

/** The reader's language, and the way to another. */
export function useLanguage(): Pick<Spoken, "language" | "speak"> {
  return useSpoken();
}

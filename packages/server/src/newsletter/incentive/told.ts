import type { Granted, Incentive } from "./incentive.ts";

/** What is promised, in one language. */
export interface Promised {
  /** In the words of the config. */
  readonly text: string;
  /** Where the download is, absolute. */
  readonly url?: string;
}

/** What is promised, by languages; the first one stands for all others. Plain data. */
export type PromisedIn = readonly (readonly [language: string, promised: Promised])[];

/** What is promised in a language. */
export function promisedFor(promised: PromisedIn, language: string): Promised {
  const [, found] = promised.find(([each]) => each === language) ?? promised[0]!;
  return found;
}

/** The value `incentive` of mail templates. */
export function incentiveData(
  { kind }: Pick<Incentive, "kind">,
  { text, url }: Promised,
  granted: Granted,
): Readonly<Record<string, string>> {
  const { is } = granted;
  return {
    kind,
    text,
    is,
    ...(is === "given" && granted.code !== undefined && { code: granted.code }),
    ...(is === "given" && url !== undefined && { url }),
  };
}

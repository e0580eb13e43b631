/** What a key press says, as far as shortcuts go. */
export interface Press {
  readonly key: string;
  /** The place on the keyboard, such as `KeyJ`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing?: boolean;
}

/** How long the second key of two may take, in milliseconds. */
const BETWEEN = 1_200;

/**
 * The key of a press as shortcuts are written; none where it is not for them. Keyboards that write
 * Korean or another script have their letters where others have the Latin ones.
 */
export function keyOf({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
}: Press): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^[\x21-\x7E]$/.test(key)) return key.toLowerCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter && (key.length === 1 || key === "Process" || isComposing)) return letter.toLowerCase();
  return undefined;
}

/** Tells what was typed: one key, or two that belong together, such as `g i`. */
export function keySequences(
  known: () => readonly string[],
): (key: string, at: number) => string | undefined {
  let first: { key: string; at: number } | undefined;
  return (key, at) => {
    const pair = first && at - first.at <= BETWEEN ? `${first.key} ${key}` : undefined;
    first = undefined;
    const all = known();
    if (pair && all.includes(pair)) return pair;
    if (all.some((keys) => keys.startsWith(`${key} `))) first = { key, at };
    return all.includes(key) ? key : undefined;
  };
}

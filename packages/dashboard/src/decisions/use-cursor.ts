import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { useTexts } from "../texts/language.tsx";

interface Keys {
  /** `a`, `x` and `o` on what the cursor is at. */
  readonly approve?: (id: string) => void;
  readonly refuse?: (id: string) => void;
  readonly open?: (id: string) => void;
}

/**
 * Goes through a queue by the keyboard: `j` and `k`. What was decided makes room for what comes next.
 *
 * @returns the id at which the cursor is, and what each item is given so that it can take the focus
 */
export function useCursor(ids: readonly string[], keys: Keys) {
  const { decisions } = useTexts();
  const { keys: texts } = decisions;
  const [at, setAt] = useState(-1);
  const items = useRef(new Map<string, HTMLElement>());
  const place = Math.min(at, ids.length - 1);
  const current = ids[place];
  useEffect(() => {
    if (current !== undefined) items.current.get(current)?.focus();
  }, [current]);
  const go = (step: number): void =>
    setAt(Math.max(0, Math.min(ids.length - 1, (place < 0 && step < 0 ? 0 : place) + step)));
  const on = (deed: Keys[keyof Keys]) => () => {
    if (current !== undefined) deed?.(current);
  };
  useShortcuts([
    { keys: "j", name: texts.next, run: () => go(1) },
    { keys: "k", name: texts.previous, run: () => go(-1) },
    ...(keys.approve ? [{ keys: "a", name: texts.approve, run: on(keys.approve) }] : []),
    ...(keys.refuse ? [{ keys: "x", name: texts.refuse, run: on(keys.refuse) }] : []),
    ...(keys.open ? [{ keys: "o", name: texts.open, run: on(keys.open) }] : []),
  ]);
  return {
    current,
    item: (id: string) => ({
      tabIndex: -1,
      "data-current": id === current || undefined,
      ref: (element: HTMLElement | null) => {
        if (element) items.current.set(id, element);
        else items.current.delete(id);
      },
    }),
  };
}

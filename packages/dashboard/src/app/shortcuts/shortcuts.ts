import { useEffect, useRef, useSyncExternalStore } from "react";
import { keyOf, keySequences } from "./keys.ts";

/** What a key does where nothing is being typed. */
export interface Shortcut {
  /** One key, or two with a space between: `g i`. */
  readonly keys: string;
  /** What it does, for the list of all. */
  readonly name: string;
  readonly run: () => void;
}

const KEPT = "stagelight:dashboard-shortcuts";

let sets: readonly { readonly current: readonly Shortcut[] }[] = [];
const readers = new Set<() => void>();

/** All that is to be had at the moment; what came last stands first. */
const all = (): Shortcut[] => sets.flatMap((set) => set.current);

/** Whether keys alone do anything: people who speak to their machine turn it off. */
export const shortcutsOn = (): boolean => localStorage.getItem(KEPT) !== "off";

/** Turns them on or off, in this browser. */
export function turnShortcuts(on: boolean): void {
  localStorage.setItem(KEPT, on ? "on" : "off");
}

/** Has keys do something for as long as the component is there. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const set = useRef(shortcuts);
  useEffect(() => {
    set.current = shortcuts;
  });
  useEffect(() => {
    change([set, ...sets]);
    return () => change(sets.filter((other) => other !== set));
  }, []);
}

function change(to: typeof sets): void {
  sets = to;
  for (const reader of readers) reader();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Every shortcut there is, for the list of them. */
export function useAllShortcuts(): readonly Shortcut[] {
  const current = useSyncExternalStore(subscribe, () => sets);
  return current.flatMap((set) => set.current);
}

/** Listens to the keyboard; once, in the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    const typed = keySequences(() => all().map(({ keys }) => keys));
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !shortcutsOn() || busy(event.target)) return;
      const key = keyOf(event);
      const keys = key && typed(key, event.timeStamp);
      const found = keys && all().find((shortcut) => shortcut.keys === keys);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** Whether keys belong to what has the focus, or to a dialog that is open. */
function busy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]:modal, [popover]:popover-open")) return true;
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]")
  );
}

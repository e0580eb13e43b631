import { type ReactElement, useSyncExternalStore } from "react";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: "plain" | "wrong";
}

const LASTS = 6_000;

let toasts: readonly Toast[] = [];
let announced = "";
let last = 0;
const readers = new Set<() => void>();

function change(): void {
  for (const reader of readers) reader();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Says for a few seconds what has happened. Never the only place of what one has to act on. */
export function tell(text: string, kind: Toast["kind"] = "plain"): void {
  last += 1;
  const id = last;
  toasts = [...toasts.slice(-2), { id, text, kind }];
  change();
  setTimeout(() => {
    toasts = toasts.filter((toast) => toast.id !== id);
    change();
  }, LASTS);
}

/** Says something to screen readers alone. */
export function announce(text: string): void {
  // The same words twice are told twice.
  announced = text === announced ? `${text}\u00A0` : text;
  change();
}

/** Where what is told appears; once, in the app. */
export function Toasts(): ReactElement {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const said = useSyncExternalStore(subscribe, () => announced);
  return (
    <>
      <div className="toasts" role="status">
        {shown.map(({ id, text, kind }) => (
          <p key={id} className={`toast ${kind}`}>
            {text}
          </p>
        ))}
      </div>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </>
  );
}

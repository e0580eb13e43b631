/**
 * Hears every entry of a data layer: first those that are there, then each that is pushed. The
 * page notices nothing: `push` does and returns what it did, whoever wraps it before or after.
 *
 * @param hear may throw; entries that are pushed while it runs are its own doing, and not heard
 */
export function listen(layer: unknown[], hear: (entry: unknown) => void): void {
  let hearing = false;
  const told = (entry: unknown): void => {
    if (hearing) return;
    hearing = true;
    try {
      hear(entry);
    } catch {}
    hearing = false;
  };
  const before = [...layer];
  const { push } = layer;
  try {
    Object.defineProperty(layer, "push", {
      value(this: unknown, ...entries: unknown[]) {
        entries.forEach(told);
        return push.apply(this as unknown[], entries);
      },
      configurable: true,
      writable: true,
    });
  } catch {}
  before.forEach(told);
}

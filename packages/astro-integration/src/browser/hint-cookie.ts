import type { Memory, TrackerTable } from "../anywhere/memory.ts";
import { STORAGE_KEY } from "../anywhere/storage-policy.ts";

/** Browsers and servers take 4 kB of cookies; ours stays far below. */
const LARGEST = 1000;

/**
 * Tells the pages that are made on demand what the static ones know. Written only where there are
 * such pages. Carries stages, visits, source, and the traits that the config's audiences name.
 */
export function hintCookie(
  { cookiePath, cookieTraits }: TrackerTable,
  { c, d, h, x, v, s, t }: Memory,
): void {
  if (!cookiePath) return;
  const traits = Object.fromEntries(cookieTraits.map((name) => [name, t?.[name]]));
  const text = encodeURIComponent(JSON.stringify({ c, d, h, x, v, s, t: traits }));
  const short =
    text.length > LARGEST
      ? encodeURIComponent(JSON.stringify({ c, d: { "": d?.[""] }, x, v }))
      : text;
  document.cookie = `${STORAGE_KEY}=${short}; path=${cookiePath}; max-age=${d ? 34560000 : 0}; samesite=lax${location.protocol == "https:" ? "; secure" : ""}`;
}

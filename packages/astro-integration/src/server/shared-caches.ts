/** Astro's route cache, where a site has one. */
export interface RouteCache {
  readonly enabled?: boolean;
  readonly options?: { readonly maxAge?: number };
  set?(options: false): void;
}

/** Headers that tell a content delivery network what Cache-Control tells everybody. */
const FOR_NETWORKS = /^(.*cdn-cache-control|surrogate-control)$/i;
const PRIVATE = /\b(private|no-store)\b/i;

/** Whether a response was declared fit for caches that many visitors share. */
export function isShared(headers: Headers, cache: RouteCache | undefined): boolean {
  const control = headers.get("cache-control") ?? "";
  return (
    cache?.options?.maxAge !== undefined ||
    [...headers].some(([name, value]) => FOR_NETWORKS.test(name) && !PRIVATE.test(value)) ||
    (!PRIVATE.test(control) && /\b(public|s-maxage|max-age=[1-9]|stale-while)/i.test(control))
  );
}

/** Keeps a response out of every cache that many visitors share. */
export function keepPrivate(headers: Headers): void {
  headers.set("cache-control", "private, no-store");
  headers.append("vary", "Cookie");
  const names = [...headers.keys()];
  for (const name of names.filter((each) => FOR_NETWORKS.test(each))) headers.delete(name);
}

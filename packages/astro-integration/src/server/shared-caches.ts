/** Astro's route cache, where a site has one. */
export interface RouteCache {
  readonly options?: { readonly maxAge?: number };
  set?(options: false): void;
}

/** Whether a response was declared fit for caches that many visitors share. */
export function isShared(headers: Headers, cache: RouteCache | undefined): boolean {
  const control = headers.get("cache-control") ?? "";
  return (
    /\b(public|s-maxage|max-age=[1-9])/i.test(control) || cache?.options?.maxAge !== undefined
  );
}

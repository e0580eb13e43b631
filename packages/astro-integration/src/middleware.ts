import type { MiddlewareHandler } from "astro";
import site from "virtual:stagelight/site";
import { withoutHiddenPreloads } from "./server/island-preloads.ts";
import { isShared, keepPrivate, type RouteCache } from "./server/shared-caches.ts";
import { nobody, type Use, visitorOf } from "./server/visitor.ts";

/**
 * Gives pages `Astro.locals.stagelight`, and keeps what was made for one visitor out of every
 * shared cache.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { isPrerendered, locals, url } = context;
  if (isPrerendered) {
    const hidden: string[] = [];
    locals.stagelight = nobody(url.pathname, hidden);
    const response = await next();
    return site.onDemand ? withoutHiddenPreloads(response, hidden) : response;
  }
  const use: Use = { read: false, sealed: false };
  locals.stagelight = visitorOf(context, use);
  const response = await next();
  const { cache } = context as { cache?: RouteCache };
  const shared = isShared(response.headers, cache);
  const page = response.headers.get("content-type")?.startsWith("text/html");
  if (!use.read && (shared || !page)) {
    // Components may still be rendering: from now on they see a stranger.
    use.sealed = shared;
    return response;
  }
  if (cache?.enabled) cache.set?.(false);
  try {
    keepPrivate(response.headers);
    return response;
  } catch {
    // The headers of redirects and of fetched responses cannot be changed.
    const copy = new Response(response.body, response);
    keepPrivate(copy.headers);
    return copy;
  }
};

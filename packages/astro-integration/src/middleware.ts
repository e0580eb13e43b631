import type { MiddlewareHandler } from "astro";
import { isShared, type RouteCache } from "./server/shared-caches.ts";
import { nobody, type Use, visitorOf } from "./server/visitor.ts";

/**
 * Gives pages `Astro.locals.stagelight`, and keeps what was made for one visitor out of every
 * shared cache.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { isPrerendered, locals, url } = context;
  if (isPrerendered) {
    locals.stagelight = nobody(url.pathname);
    return next();
  }
  const use: Use = { read: false, sealed: false };
  locals.stagelight = visitorOf(context, use);
  const response = await next();
  const { headers } = response;
  const { cache } = context as { cache?: RouteCache };
  const shared = isShared(headers, cache);
  const page = headers.get("content-type")?.startsWith("text/html");
  if (!use.read && (shared || !page)) {
    // Components may still be rendering: from now on they must not ask.
    use.sealed = shared;
    return response;
  }
  cache?.set?.(false);
  if (use.read || !headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  headers.append("vary", "Cookie");
  return response;
};

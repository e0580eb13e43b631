import { Hono } from "hono";
import { answer } from "./answer.ts";
import { problemOf, problemResponse, RequestProblem } from "./problem.ts";
import type { RequestInfo, Route, Services } from "./route.ts";

/** The app. What is known of a request beside itself goes in as `app.fetch(request, { address })`. */
export type App = Hono<{ Bindings: RequestInfo }>;

/**
 * The app that answers the routes below the base path, each through the checks of {@link answer}.
 * A slash at the end changes nothing. Whatever is wrong is told as `application/problem+json`.
 */
export function createApp(services: Services, routes: readonly Route[]): App {
  const app: App = new Hono({ strict: false });
  for (const [path, alike] of byPath(existing(routes, services))) {
    app.all(services.settings.basePath + path, ({ req, env }) =>
      answer(services, alike, { request: req.raw, params: req.param(), remote: env?.address }),
    );
  }
  app.notFound(() => problemResponse(new RequestProblem("not-found")));
  app.onError((error) => problemResponse(problemOf(error, services.logger)));
  return app;
}

/** The routes that there are, where this server runs. */
export function existing(
  routes: readonly Route[],
  { settings }: Pick<Services, "settings">,
): Route[] {
  return routes.filter(({ developmentOnly }) => settings.development || !developmentOnly);
}

/** The routes of each path: one for each method. */
function byPath(routes: readonly Route[]): Map<string, [Route, ...Route[]]> {
  const paths = new Map<string, [Route, ...Route[]]>();
  for (const route of routes) {
    for (const path of [route.path, ...(route.aliases ?? [])]) {
      const alike = paths.get(path);
      if (alike) alike.push(route);
      else paths.set(path, [route]);
    }
  }
  return paths;
}

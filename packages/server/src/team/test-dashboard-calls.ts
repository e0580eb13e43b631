import type { Route } from "../http/route.ts";

/** What a good call of a route says; without a row in {@link DASHBOARD_GOOD} a route is not tested. */
export interface GoodCall {
  readonly body?: object;
  readonly path?: string;
  readonly query?: string;
}

/** For tests: one good call of every route of the dashboard. */
export const DASHBOARD_GOOD: Readonly<Record<string, GoodCall>> = {
  "GET /dashboard": {},
  "GET /dashboard/:file{.+}": { path: "/dashboard/inbox" },
};

/** A route as {@link DASHBOARD_GOOD} has it. */
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

import type { Route } from "../http/route.ts";

/** What a good call of a route says; without a row in {@link DASHBOARD_GOOD} a route is not tested. */
export interface GoodCall {
  readonly body?: object;
  readonly path?: string;
  readonly query?: string;
}

/** For tests: one good call of every route of the dashboard. */
export const DASHBOARD_GOOD: Readonly<Record<string, GoodCall>> = {
  "POST /dashboard/api/login": { body: { email: "nobody@nuri.example", password: "wrong" } },
  "POST /dashboard/api/accept/look": { body: { token: "none" } },
  "POST /dashboard/api/accept": { body: { token: "none", password: "wrong" } },
  "POST /dashboard/api/reset": { body: { email: "nobody@nuri.example" } },
  "POST /dashboard/api/logout": { body: {} },
  "POST /dashboard/api/logout-everywhere": { body: {} },
  "GET /dashboard/api/sessions": {},
  "POST /dashboard/api/sessions/:id/end": { path: "/dashboard/api/sessions/none/end", body: {} },
  "POST /dashboard/api/password": { body: { old: "wrong", new: "also wrong" } },
  "POST /dashboard/api/totp/begin": { body: { password: "wrong" } },
  "POST /dashboard/api/totp/confirm": { body: { code: "000000" } },
  "POST /dashboard/api/totp/off": { body: { password: "wrong" } },
  "GET /dashboard/api/session": {},
  "POST /dashboard/api/me": { body: { name: "Jin" } },
  "GET /dashboard/api/team": {},
  "POST /dashboard/api/team/invite": { body: { email: "mina@nuri.example", role: "agent" } },
  "POST /dashboard/api/team/:id/role": {
    path: "/dashboard/api/team/none/role",
    body: { role: "agent" },
  },
  "POST /dashboard/api/team/:id/deactivate": {
    path: "/dashboard/api/team/none/deactivate",
    body: {},
  },
  "POST /dashboard/api/team/:id/activate": { path: "/dashboard/api/team/none/activate", body: {} },
  "POST /dashboard/api/team/:id/totp-off": { path: "/dashboard/api/team/none/totp-off", body: {} },
  "GET /dashboard/api/audit": {},
  "GET /dashboard/api/audit.csv": {},
  "GET /dashboard/api/push": {},
  "POST /dashboard/api/push": {
    body: {
      endpoint: "https://push.example/none",
      keys: { p256dh: "none", auth: "none" },
      key: "none",
    },
  },
  "POST /dashboard/api/push/off": { body: { endpoint: "https://push.example/none" } },
  "POST /dashboard/api/attachments": { body: {} },
  "GET /dashboard": {},
  "GET /dashboard/:file{.+}": { path: "/dashboard/inbox" },
};

/** A route as {@link DASHBOARD_GOOD} has it. */
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

import type { Route } from "../http/route.ts";
import { OWN_CHAT } from "../http/test-calls.ts";

/** What a good call of a route says; without a row in {@link DASHBOARD_GOOD} a route is not tested. */
export interface GoodCall {
  readonly body?: object;
  readonly path?: string;
  readonly query?: string;
}

const PEOPLE_ID = "7b0f4a53-6f0e-4d68-9b1b-0c9d6a1f2e11";

const CHAT = `/dashboard/api/conversations/${OWN_CHAT}`;

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
  "GET /dashboard/api/conversations": {},
  "GET /dashboard/api/labels": {},
  "GET /dashboard/api/conversations/:id": { path: CHAT },
  "POST /dashboard/api/conversations/:id/messages": {
    path: `${CHAT}/messages`,
    body: { id: PEOPLE_ID, text: "Good morning" },
  },
  "POST /dashboard/api/conversations/:id/notes": {
    path: `${CHAT}/notes`,
    body: { id: PEOPLE_ID, text: "Has asked before" },
  },
  "POST /dashboard/api/conversations/:id/assign": {
    path: `${CHAT}/assign`,
    body: { member: null },
  },
  "POST /dashboard/api/conversations/:id/labels": {
    path: `${CHAT}/labels`,
    body: { add: ["tea"] },
  },
  "POST /dashboard/api/conversations/:id/snooze": {
    path: `${CHAT}/snooze`,
    body: { until: "2036-01-01T00:00:00.000Z" },
  },
  "POST /dashboard/api/conversations/:id/state": {
    path: `${CHAT}/state`,
    body: { state: "open" },
  },
  "POST /dashboard/api/conversations/:id/read": { path: `${CHAT}/read`, body: { seq: 1 } },
  "POST /dashboard/api/conversations/:id/typing": { path: `${CHAT}/typing`, body: {} },
  "POST /dashboard/api/conversations/:id/looking": { path: `${CHAT}/looking`, body: {} },
  "GET /dashboard/api/stream": {},
  "GET /dashboard": {},
  "GET /dashboard/:file{.+}": { path: "/dashboard/inbox" },
  "GET /dashboard/api/people": {},
  "GET /dashboard/api/people/:id": { path: "/dashboard/api/people/visitor:nobody" },
  "GET /dashboard/api/people/:id/events": { path: "/dashboard/api/people/visitor:nobody/events" },
  "POST /dashboard/api/people/:id/stage": {
    path: "/dashboard/api/people/visitor:nobody/stage",
    body: { id: PEOPLE_ID, stage: "retention", reason: "She has told us." },
  },
  "POST /dashboard/api/people/:id/export": {
    path: "/dashboard/api/people/visitor:nobody/export",
    body: {},
  },
  "POST /dashboard/api/people/:id/erase": {
    path: "/dashboard/api/people/visitor:nobody/erase",
    body: { confirm: "nobody" },
  },
  "GET /dashboard/api/conversations/:id/person": {
    path: "/dashboard/api/conversations/none/person",
  },
  "GET /dashboard/api/decisions": {},
  "GET /dashboard/api/rewards/held": {},
  "POST /dashboard/api/rewards/:id": {
    path: "/dashboard/api/rewards/none",
    body: { decision: "approve" },
  },
  "GET /dashboard/api/reviews": {},
  "GET /dashboard/api/reviews/:id": { path: "/dashboard/api/reviews/none" },
  "GET /dashboard/api/reviews/:id/photos/:photo": {
    path: "/dashboard/api/reviews/none/photos/none",
  },
  "POST /dashboard/api/averages/unfreeze": { body: { product: "none" } },
  "POST /dashboard/api/reviews/:id": {
    path: "/dashboard/api/reviews/none",
    body: { action: "publish" },
  },
  "GET /dashboard/api/dead-letters": {},
  "POST /dashboard/api/dead-letters/endpoints/:name": {
    path: "/dashboard/api/dead-letters/endpoints/none",
    body: { action: "retry" },
  },
  "POST /dashboard/api/dead-letters/:id": {
    path: "/dashboard/api/dead-letters/none",
    body: { action: "retry" },
  },
  "GET /dashboard/api/settings/chat": {},
  "POST /dashboard/api/settings/chat": { body: { hours: null } },
  "GET /dashboard/api/canned": {},
  "POST /dashboard/api/canned": {
    body: { shortcut: "hello", title: "Hello", text: "Hello {name}!" },
  },
  "POST /dashboard/api/canned/:id/delete": {
    path: "/dashboard/api/canned/none/delete",
    body: {},
  },
  "GET /dashboard/api/unanswered": {},
  "POST /dashboard/api/unanswered/:id/drop": {
    path: "/dashboard/api/unanswered/none/drop",
    body: {},
  },
  "GET /dashboard/api/answer-sources": {},
  "GET /dashboard/api/lines": {},
  "GET /dashboard/api/exports": {},
  "POST /dashboard/api/exports/newsletter": { body: {} },
  "POST /dashboard/api/exports/referral": { body: { year: 2026 } },
  "POST /dashboard/api/exports/reviews": { body: {} },
  "POST /dashboard/api/exports/surveys/:survey": {
    path: "/dashboard/api/exports/surveys/none",
    body: {},
  },
};

/** A route as {@link DASHBOARD_GOOD} has it. */
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

import { none, own } from "./column.ts";

/**
 * The columns of the tables of the team, as in ./columns.ts. What is somebody's own here is a member's:
 * visitors who are exported or erased have nothing in these tables.
 */
export const TEAM = {
  team_member: {
    id: own.text,
    email: own.text,
    name: own.text,
    picture: own.text,
    role: own.text,
    password_hash: own.text,
    totp_secret: own.text,
    totp_since: own.time,
    totp_step: own.number,
    recovery: own.json,
    state: own.text,
    locale: own.text,
    available: own.number,
    created_at: own.time,
    seen_at: own.time,
  },
  team_session: {
    hash: own.text,
    id: own.text,
    member_id: own.text,
    created_at: own.time,
    seen_at: own.time,
    device: own.text,
  },
  team_link: {
    id: own.text,
    purpose: none.text,
    member_id: own.text,
    created_at: own.time,
    expires_at: own.time,
    used_at: own.time,
  },
  audit_entry: {
    id: none.text,
    at: own.time,
    member_id: own.text,
    actor: own.text,
    action: own.text,
    subject: none.text,
    detail: own.json,
  },
  push_subscription: {
    id: own.text,
    member_id: own.text,
    endpoint: own.text,
    keys: own.json,
    created_at: own.time,
  },
};

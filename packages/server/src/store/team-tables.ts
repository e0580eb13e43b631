/** What members of the team may do: each role all that those before it may, and more. */
export type RoleName = "agent" | "marketer" | "owner";

/** Somebody who works at the site and may sign in to its dashboard. Rows stay, so that it is known who did what. */
export interface TeamMemberTable {
  id: string;
  /** In its canonical form. */
  email: string;
  /** Empty until the invitation is accepted. */
  name: string;
  /** Address of a picture on the site; their initials stand for who has none. */
  picture: string | null;
  role: RoleName;
  /** By argon2id, with its salt and costs. */
  password_hash: string | null;
  /** Encrypted: see ../team/totp/seal.ts. */
  totp_secret: string | null;
  /** Since when codes are asked for; a secret without it waits for its first code. */
  totp_since: number | null;
  /** The step whose code was taken last: no code is taken twice. */
  totp_step: number | null;
  /** Hashes of the recovery codes that are left, as JSON. */
  recovery: string | null;
  state: "invited" | "active" | "deactivated";
  locale: string;
  /** 1 if visitors may be shown that they are there. */
  available: number;
  created_at: number;
  seen_at: number | null;
}

/** A browser in which somebody is signed in. Deleted when it ends. */
export interface TeamSessionTable {
  /** Of the secret that the cookie holds. */
  hash: string;
  /** By which it is named to its member. */
  id: string;
  member_id: string;
  created_at: number;
  seen_at: number;
  /** Browser and system in short, so that people know their own again. */
  device: string | null;
}

/** A link that lets somebody in once. It is signed, not written down: nobody makes one from this row. */
export interface TeamLinkTable {
  id: string;
  /** `first-admin`: while there is no owner; `admin`: made by who has the server. */
  purpose: "first-admin" | "admin" | "invite" | "reset";
  /** Whom it lets in; null where whoever opens it tells their address. */
  member_id: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/**
 * Who of the team did what. Rows are never changed and never deleted, which the database sees to; of
 * visitors they hold ids alone.
 */
export interface AuditEntryTable {
  id: string;
  at: number;
  member_id: string | null;
  /** The member's name at that time, or `command line`, `server`. */
  actor: string;
  action: string;
  /** What it was done to: its kind and id. */
  subject: string | null;
  /** As JSON. */
  detail: string | null;
}

/** A browser that is told of new conversations while no page of the dashboard is open. */
export interface PushSubscriptionTable {
  id: string;
  member_id: string;
  endpoint: string;
  /** The browser's keys, as JSON. */
  keys: string;
  created_at: number;
}

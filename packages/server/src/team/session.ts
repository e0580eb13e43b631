import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Services } from "../http/route.ts";
import { readCookie, setCookie } from "../keys/cookie.ts";
import type { Tables } from "../store/tables.ts";
import type { Member } from "./member.ts";

/** Name of the cookie by which a member of the team is known. */
export const TEAM_COOKIE = "__Host-stagelight-team";

/** Milliseconds after which a session has ended: since it was last used, and since it began. */
export const IDLE = 12 * 3_600_000;
export const LONGEST = 30 * 86_400_000;

/** Milliseconds between two notes that a session is used. */
const NOTED = 60_000;

/** A new session's secret: 32 random bytes in base64url. */
export function newSessionSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a session's secret. */
export function sessionHash(secret: string): string {
  return createHash("sha256").update(`stagelight team ${secret}`, "utf8").digest("base64url");
}

/** The `Set-Cookie` header of a session. */
export function sessionCookie(secret: string): string {
  return setCookie(TEAM_COOKIE, secret, LONGEST / 1_000);
}

/** The `Set-Cookie` header by which a browser forgets its session. */
export function noSessionCookie(): string {
  return setCookie(TEAM_COOKIE, "", 0);
}

/**
 * Who is signed in in the browser that sends a request. The machine's clock counts, also where the
 * server's own was put forward.
 */
export async function readMember(
  { headers }: Request,
  { store }: Pick<Services, "store">,
): Promise<Member | undefined> {
  const secret = readCookie(headers.get("cookie"), TEAM_COOKIE);
  if (!secret) return undefined;
  const hash = sessionHash(secret);
  const now = Date.now();
  const found = await standing(store.read, hash, now);
  if (!found) return undefined;
  if (now - Number(found.used_at) > NOTED) {
    // Whoever is signed in can work while nothing can be written.
    void store.run("teamSeen", { session: hash, now }).catch(() => {});
  }
  const { id, email, name, role, locale, available, totp_since: totp } = found;
  return {
    id,
    email,
    name,
    role,
    locale,
    available: Number(available) === 1,
    totp: totp !== null,
    session: hash,
  };
}

/**
 * Whether a session has not ended yet: what goes on for long, such as a stream, asks now and then.
 *
 * @param session as {@link Member.session} has it
 */
export async function sessionStands(
  { store }: Pick<Services, "store">,
  session: string,
): Promise<boolean> {
  return (await standing(store.read, session, Date.now())) !== undefined;
}

function standing(db: Kysely<Tables>, hash: string, now: number) {
  return db
    .selectFrom("team_session")
    .innerJoin("team_member", "team_member.id", "team_session.member_id")
    .select([
      "team_member.id",
      "team_member.email",
      "team_member.name",
      "team_member.role",
      "team_member.locale",
      "team_member.available",
      "team_member.totp_since",
      "team_session.seen_at as used_at",
    ])
    .where("team_session.hash", "=", hash)
    .where("team_session.seen_at", ">", now - IDLE)
    .where("team_session.created_at", ">", now - LONGEST)
    .where("team_member.state", "=", "active")
    .executeTakeFirst();
}

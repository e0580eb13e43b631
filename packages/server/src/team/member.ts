import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import type { RoleName } from "../store/team-tables.ts";

/** Somebody of the team who is signed in. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: RoleName;
  /** BCP 47. */
  readonly locale: string;
  /** Whether visitors may be shown that they are there. */
  readonly available: boolean;
  /** Whether they sign in with a code too. */
  readonly totp: boolean;
  /** Hash of the session by which they are known. */
  readonly session: string;
}

/** The roles, each of which may do all that those before it may. */
export const ROLES = ["agent", "marketer", "owner"] as const satisfies readonly RoleName[];

/** Whether who has a role may do what needs another. */
export function suffices(role: RoleName, needed: RoleName): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * Who calls a route of the team's.
 *
 * @throws RequestProblem `sign-in-needed`
 */
export function memberOf({ member }: Pick<Call, "member">): Member {
  if (!member) throw new RequestProblem("sign-in-needed");
  return member;
}

/**
 * Whether who is signed in may use a route.
 *
 * @throws RequestProblem `sign-in-needed`, `role-needed`
 */
export function checkRole(member: Member | undefined, needed: RoleName = "agent"): void {
  if (!suffices(memberOf({ member }).role, needed)) throw new RequestProblem("role-needed");
}

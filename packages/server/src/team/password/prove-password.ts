import { RequestProblem } from "../../http/problem.ts";
import type { Call, LimitRule } from "../../http/route.ts";
import { memberOf } from "../member.ts";

/** Whoever sits down at somebody else's desk does not guess for long. */
const TRIES: LimitRule = { name: "team-proofs", calls: 10, seconds: 900, shared: true };

/**
 * Has a member who is signed in show the password again.
 *
 * @returns the hash that it was held against
 * @throws RequestProblem `login-refused`, `too-many-requests`
 */
export async function provePassword(call: Call, password: string): Promise<string> {
  const { store, passwords, limits } = call.services;
  const { id } = memberOf(call);
  await limits.count(TRIES, id);
  const row = await store.read
    .selectFrom("team_member")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirst();
  const kept = row?.password_hash;
  if (!(await passwords.matches(kept, password))) throw new RequestProblem("login-refused");
  return kept!;
}

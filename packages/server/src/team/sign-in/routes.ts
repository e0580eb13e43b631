import type { Selectable } from "kysely";
import { z } from "zod";
import { withCookies } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import type { TeamMemberTable } from "../../store/team-tables.ts";
import { bodyOf, jsonBody } from "../json-body.ts";
import { answerSession } from "../members/session-view.ts";
import { MOST_PASSWORD } from "../password/judge-password.ts";
import { sessionCookie } from "../session.ts";
import { beginning, sessionBefore } from "../sessions/begin.ts";
import { recoveryHash, totpStep } from "../totp/code.ts";
import { unseal } from "../totp/seal.ts";
import { deviceCookie } from "./device-cookie.ts";
import { countTry } from "./patience.ts";

const loginSchema = z.object({
  email: z.string().max(320),
  password: z.string().max(MOST_PASSWORD),
  totp: z.string().max(20).optional(),
  recovery: z.string().max(40).optional(),
});

/** How people come in with what they know. */
export const signInRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/dashboard/api/login",
    summary: "Signs somebody of the team in.",
    access: "open",
    origins: "own",
    dashboard: true,
    body: jsonBody(loginSchema),
    limit: { name: "team-login", calls: 30, seconds: 900, shared: true },
    answer: { status: 200 },
    handle: login,
  },
];

/**
 * The same answer after the same time for a wrong password and for an address that is nobody's. Only who
 * knows the password is told that a code is asked for.
 *
 * @throws RequestProblem `login-refused`, `totp-needed`, `totp-refused`, `too-many-requests`
 */
async function login(call: Call): Promise<Response> {
  const { services } = call;
  const { store, passwords, clock, chat } = services;
  const { email: given, password, ...codes } = bodyOf(call, loginSchema);
  const email = canonicalEmail(given) ?? "";
  await countTry(call, email || given);
  const member = await store.read
    .selectFrom("team_member")
    .selectAll()
    .where("email", "=", email)
    .where("state", "=", "active")
    .executeTakeFirst();
  const right = await passwords.matches(member?.password_hash, password);
  if (!member || !right) throw new RequestProblem("login-refused");
  const second = member.totp_since === null ? undefined : secondStep(call, member, codes);
  const { session, secret } = beginning(call);
  const became = await store.run("teamSignIn", {
    member: member.id,
    passwordHash: member.password_hash!,
    second,
    session,
    before: sessionBefore(call),
    now: clock.now(),
  });
  if (became === "used") throw new RequestProblem("totp-refused");
  if (became === "refused") throw new RequestProblem("login-refused");
  // What was open in this browser before has ended.
  chat.signedOut();
  const cookies = [sessionCookie(secret), deviceCookie(services, email)];
  return withCookies(await answerSession(services, member.id), cookies);
}

function secondStep(
  { services }: Call,
  member: Selectable<TeamMemberTable>,
  {
    totp,
    recovery,
  }: { readonly totp?: string | undefined; readonly recovery?: string | undefined },
): { readonly step: number } | { readonly recovery: string } {
  if (recovery) return { recovery: recoveryHash(recovery) };
  if (!totp) throw new RequestProblem("totp-needed");
  const secret = unseal(services.ring, member.id, member.totp_secret ?? "");
  const step = secret === undefined ? undefined : totpStep(secret, totp, Date.now());
  if (step === undefined) throw new RequestProblem("totp-refused");
  return { step };
}

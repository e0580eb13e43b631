import { z } from "zod";
import { answerPrivately, withCookies } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, LimitRule, Route } from "../../http/route.ts";
import { qrCode } from "../../referral/members/qr.ts";
import { bodyOf, jsonBody } from "../json-body.ts";
import { sendsMail } from "../links/routes.ts";
import { memberOf } from "../member.ts";
import { MOST_PASSWORD } from "../password/judge-password.ts";
import { provePassword } from "../password/prove-password.ts";
import { sessionCookie } from "../session.ts";
import { beginning } from "../sessions/begin.ts";
import { TEAM_ROUTE } from "../team-route.ts";
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpAddress, totpStep } from "./code.ts";
import { seal, unseal } from "./seal.ts";

const passwordSchema = z.object({ password: z.string().max(MOST_PASSWORD) });
const codeSchema = z.object({ code: z.string().max(20) });

/** How people take a second step for signing in, and leave it again. */
export const totpRoutes: readonly Route[] = [
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/totp/begin",
    summary: "Gives the member a new secret for an authenticator app.",
    body: jsonBody(passwordSchema),
    handle: begin,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/totp/confirm",
    summary: "Asks for codes from now on, and tells the recovery codes, once.",
    body: jsonBody(codeSchema),
    handle: confirm,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/totp/off",
    summary: "Asks for no codes any more.",
    body: jsonBody(passwordSchema),
    handle: off,
  },
];

/** @throws RequestProblem `login-refused`, `member-refused` */
async function begin(call: Call): Promise<Response> {
  const { store, ring, config, clock } = call.services;
  const member = memberOf(call);
  await provePassword(call, bodyOf(call, passwordSchema).password);
  const secret = newTotpSecret();
  const sealed = seal(ring, member.id, secret);
  const now = clock.now();
  if (!(await store.run("changeTeamTotp", { is: "begin", member: member.id, sealed, now }))) {
    throw new RequestProblem("member-refused");
  }
  const uri = totpAddress(secret, config.site.name ?? "Stagelight", member.email);
  return answerPrivately({ secret, uri, qr: qrCode(uri) });
}

/** A million codes are tried no faster than this. */
const TRIES: LimitRule = { name: "team-totp", calls: 10, seconds: 900, shared: true };

/** @throws RequestProblem `totp-refused`, `too-many-requests` */
async function confirm(call: Call): Promise<Response> {
  const { store, ring, clock, limits, chat, outbox } = call.services;
  const { id } = memberOf(call);
  await limits.count(TRIES, id);
  const row = await store.read
    .selectFrom("team_member")
    .select("totp_secret")
    .where("id", "=", id)
    .executeTakeFirst();
  const sealed = row?.totp_secret ?? "";
  const known = unseal(ring, id, sealed);
  const { code } = bodyOf(call, codeSchema);
  const step = known === undefined ? undefined : totpStep(known, code, Date.now());
  if (step === undefined) throw new RequestProblem("totp-refused");
  const recovery = newRecoveryCodes();
  const { session, secret } = beginning(call);
  const done = await store.run("changeTeamTotp", {
    is: "confirm",
    member: id,
    sealed,
    step,
    recovery: recovery.map(recoveryHash),
    session,
    mails: sendsMail(call.services),
    now: clock.now(),
  });
  if (!done) throw new RequestProblem("member-refused");
  outbox.wake();
  chat.signedOut();
  return withCookies(answerPrivately({ recovery }), [sessionCookie(secret)]);
}

/** @throws RequestProblem `login-refused`, `member-refused` */
async function off(call: Call): Promise<Response> {
  const { store, clock, chat, outbox } = call.services;
  const { id } = memberOf(call);
  await provePassword(call, bodyOf(call, passwordSchema).password);
  const { session, secret } = beginning(call);
  const done = await store.run("changeTeamTotp", {
    is: "off",
    member: id,
    session,
    mails: sendsMail(call.services),
    now: clock.now(),
  });
  if (!done) throw new RequestProblem("member-refused");
  outbox.wake();
  chat.signedOut();
  return withCookies(answerPrivately({}), [sessionCookie(secret)]);
}

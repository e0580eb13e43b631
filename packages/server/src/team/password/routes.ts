import { z } from "zod";
import { withCookies } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { bodyOf, jsonBody } from "../json-body.ts";
import { sendsMail } from "../links/routes.ts";
import { memberOf } from "../member.ts";
import { answerSession } from "../members/session-view.ts";
import { sessionCookie } from "../session.ts";
import { beginning } from "../sessions/begin.ts";
import { deviceCookie } from "../sign-in/device-cookie.ts";
import { TEAM_ROUTE } from "../team-route.ts";
import { MOST_PASSWORD } from "./judge-password.ts";
import { provePassword } from "./prove-password.ts";
import { refuseWeak, weak } from "./refuse-weak.ts";

const changeSchema = z.object({
  old: z.string().max(MOST_PASSWORD),
  new: z.string().max(MOST_PASSWORD),
});

/** How people change their passwords. */
export const passwordRoutes: readonly Route[] = [
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/password",
    summary: "Changes the member's password, and signs out everywhere else.",
    body: jsonBody(changeSchema),
    handle: changePassword,
  },
];

/** @throws RequestProblem `login-refused`, `password-weak`, `too-many-requests` */
async function changePassword(call: Call): Promise<Response> {
  const { services } = call;
  const { store, passwords, clock, chat } = services;
  const member = memberOf(call);
  const given = bodyOf(call, changeSchema);
  const oldHash = await provePassword(call, given.old);
  if (given.new === given.old) throw weak("same");
  await refuseWeak(services, given.new, member);
  const { session, secret } = beginning(call);
  const done = await store.run("changeTeamPassword", {
    member: member.id,
    oldHash,
    newHash: await passwords.hash(given.new),
    session,
    mails: sendsMail(services),
    now: clock.now(),
  });
  if (!done) throw new RequestProblem("login-refused");
  services.outbox.wake();
  chat.signedOut();
  const cookies = [sessionCookie(secret), deviceCookie(services, member.email)];
  return withCookies(await answerSession(services, member.id), cookies);
}

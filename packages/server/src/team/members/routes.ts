import { z } from "zod";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { bodyOf, jsonBody } from "../json-body.ts";
import { linkAddress } from "../links/link.ts";
import { sendsMail } from "../links/routes.ts";
import { memberOf } from "../member.ts";
import { TEAM_ROUTE } from "../team-route.ts";
import type { MemberChange } from "./change-member.ts";
import { memberLocaleSchema, memberNameSchema, roleSchema } from "./schemas.ts";
import { answerSession } from "./session-view.ts";

const meSchema = z.object({
  name: memberNameSchema.optional(),
  locale: memberLocaleSchema.optional(),
  available: z.boolean().optional(),
});
const inviteSchema = z.object({
  email: z.string().max(320),
  role: roleSchema,
  locale: memberLocaleSchema.optional(),
});
const changeRoleSchema = z.object({ role: roleSchema });
const NOTHING = z.object({});

const SUMMARIES = {
  deactivate: "Lets a member in no more.",
  activate: "Lets a member in again.",
  "totp-off": "Takes the second step off a member who has lost the phone.",
};

const OWNERS = { ...TEAM_ROUTE, role: "owner", method: "POST" } as const;

/** Who is of the team, and what owners decide about them. */
export const memberRoutes: readonly Route[] = [
  {
    ...TEAM_ROUTE,
    method: "GET",
    path: "/dashboard/api/session",
    summary: "Tells who is signed in, and of the site.",
    handle: (call) => answerSession(call.services, memberOf(call).id),
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/me",
    summary: "Changes the member's name, language, or whether visitors see that they are there.",
    body: jsonBody(meSchema),
    async handle(call) {
      const { id } = memberOf(call);
      await call.services.store.run("changeTeamMe", { member: id, ...bodyOf(call, meSchema) });
      return answerSession(call.services, id);
    },
  },
  {
    ...TEAM_ROUTE,
    method: "GET",
    path: "/dashboard/api/team",
    summary: "Lists the team.",
    handle: listTeam,
  },
  {
    ...OWNERS,
    path: "/dashboard/api/team/invite",
    summary: "Invites somebody by mail, or again.",
    body: jsonBody(inviteSchema),
    handle: invite,
  },
  {
    ...OWNERS,
    path: "/dashboard/api/team/:id/role",
    summary: "Gives a member another role.",
    body: jsonBody(changeRoleSchema),
    handle: (call) => change(call, { is: "role", ...bodyOf(call, changeRoleSchema) }),
  },
  ...(["deactivate", "activate", "totp-off"] as const).map((is): Route => ({
    ...OWNERS,
    path: `/dashboard/api/team/:id/${is}`,
    summary: SUMMARIES[is],
    body: jsonBody(NOTHING),
    handle: (call) => change(call, { is }),
  })),
];

/** @throws RequestProblem `member-unknown`, `member-refused` */
async function change(call: Call, what: MemberChange["change"]): Promise<Response> {
  const { id, name } = memberOf(call);
  const { store, clock, chat, outbox } = call.services;
  const became = await store.run("changeTeamMember", {
    member: call.params.id ?? "",
    by: { id, name },
    change: what,
    mails: sendsMail(call.services),
    now: clock.now(),
  });
  if (became === "unknown") throw new RequestProblem("member-unknown");
  if (became === "refused") throw new RequestProblem("member-refused");
  outbox.wake();
  chat.signedOut();
  return answerPrivately({});
}

/**
 * Invites by mail; where the server sends none, the owner is told the link, to take it there.
 *
 * @throws RequestProblem `body-invalid`, `member-refused`
 */
async function invite(call: Call): Promise<Response> {
  const { services } = call;
  const { id, name, locale } = memberOf(call);
  const given = bodyOf(call, inviteSchema);
  const address = parseMailAddress(given.email);
  if (!address) throw new RequestProblem("body-invalid", { problems: [NO_ADDRESS] });
  const mails = sendsMail(services);
  const became = await services.store.run("makeTeamLink", {
    purpose: "invite",
    email: address.canonical,
    role: given.role,
    locale: given.locale ?? locale,
    by: { id, name },
    mails,
    now: services.clock.now(),
  });
  if (became.is !== "made") throw new RequestProblem("member-refused");
  services.outbox.wake();
  return answerPrivately(mails ? {} : { link: linkAddress(services, became.link) });
}

const NO_ADDRESS = {
  path: "email",
  expected: "one address",
  found: "no address that mail can be sent to",
  help: "Write it like jin@example.com.",
};

/** All of the team may be told who is there; how somebody signs in, owners are. */
async function listTeam(call: Call): Promise<Response> {
  const { role: own } = memberOf(call);
  const rows = await call.services.store.read
    .selectFrom("team_member")
    .select(["id", "email", "name", "picture", "role", "state", "totp_since", "available"])
    .select("seen_at")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return answerPrivately({
    members: rows.map(({ totp_since: totp, seen_at: seen, available, picture, ...rest }) => ({
      ...rest,
      ...(picture !== null && { picture }),
      available: Number(available) === 1,
      ...(own === "owner" && {
        totp: totp !== null,
        ...(seen !== null && { seenAt: new Date(Number(seen)).toISOString() }),
      }),
    })),
  });
}

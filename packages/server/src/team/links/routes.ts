import { z } from "zod";
import { answerPrivately, withCookies } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route, Services } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { pageLanguage } from "../../pages/words.ts";
import type { RoleName } from "../../store/team-tables.ts";
import { bodyOf, jsonBody } from "../json-body.ts";
import { memberLocaleSchema, memberNameSchema } from "../members/schemas.ts";
import { answerSession } from "../members/session-view.ts";
import { MOST_PASSWORD } from "../password/judge-password.ts";
import { refuseWeak } from "../password/refuse-weak.ts";
import { noSessionCookie, sessionCookie } from "../session.ts";
import { beginning } from "../sessions/begin.ts";
import { deviceCookie } from "../sign-in/device-cookie.ts";
import { type LinkPurpose, readLink } from "./link.ts";

const lookSchema = z.object({ token: z.string().max(1_000) });

const acceptSchema = lookSchema.extend({
  email: z.string().max(320).optional(),
  name: memberNameSchema.optional(),
  locale: memberLocaleSchema.optional(),
  password: z.string().max(MOST_PASSWORD),
});

const resetSchema = z.object({ email: z.string().max(320) });

const COMMON = {
  method: "POST",
  access: "open",
  origins: "own",
  dashboard: true,
  answer: { status: 200 },
} as const;

/** How people come in by a link: the first owner, who is invited, and who has forgotten the password. */
export const linkRoutes: readonly Route[] = [
  {
    ...COMMON,
    path: "/dashboard/api/accept/look",
    summary: "Tells what a link is for; it changes nothing.",
    body: jsonBody(lookSchema),
    limit: { name: "team-link", calls: 60, seconds: 900, shared: true },
    async handle(call) {
      const { purpose, email, role } = await openedLink(call, bodyOf(call, lookSchema).token);
      const shown = purpose === "admin" ? "first-admin" : purpose;
      return answerPrivately({ purpose: shown, role, ...(email !== undefined && { email }) });
    },
  },
  {
    ...COMMON,
    path: "/dashboard/api/accept",
    summary: "Lets somebody in by a link, once, with a new password.",
    body: jsonBody(acceptSchema),
    limit: { name: "team-link", calls: 60, seconds: 900, shared: true },
    handle: accept,
  },
  {
    ...COMMON,
    path: "/dashboard/api/reset",
    summary: "Mails a link for a new password; the answer is the same for all addresses.",
    body: jsonBody(resetSchema),
    limit: { name: "team-reset", calls: 10, seconds: 900, shared: true },
    async handle(call) {
      const { services } = call;
      const email = canonicalEmail(bodyOf(call, resetSchema).email) ?? "";
      await services.store.run("makeTeamLink", {
        purpose: "reset",
        email,
        mails: sendsMail(services),
        now: services.clock.now(),
      });
      services.outbox.wake();
      return answerPrivately({});
    },
  },
];

/** Whether mail leaves this server. */
export function sendsMail({ settings }: Pick<Services, "settings">): boolean {
  return settings.mail.by !== "nothing";
}

/** A link that still lets somebody in. */
interface OpenedLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly role: RoleName;
  /** Whom it lets in; of a link that was printed for whoever comes first, nobody's. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** @throws RequestProblem `link-unusable` */
async function openedLink({ services }: Call, token: string): Promise<OpenedLink> {
  const { store, clock } = services;
  const now = clock.now();
  const id = readLink(services, token, now);
  const link =
    id === undefined
      ? undefined
      : await store.read
          .selectFrom("team_link")
          .leftJoin("team_member", "team_member.id", "team_link.member_id")
          .select(["team_link.purpose", "team_link.member_id"])
          .select(["team_member.email", "team_member.name", "team_member.role"])
          .where("team_link.id", "=", id)
          .where("team_link.used_at", "is", null)
          .where("team_link.expires_at", ">", now)
          .executeTakeFirst();
  // A row that stands for nobody, where somebody has asked for a new password of nobody's.
  const nobodys = link?.purpose === "reset" && link.email === null;
  if (id === undefined || !link || nobodys) throw new RequestProblem("link-unusable");
  const { purpose, email, name, role } = link;
  const isOwners = purpose === "first-admin" || purpose === "admin";
  return {
    id,
    purpose,
    role: isOwners ? "owner" : (role ?? "agent"),
    ...(email !== null && { email }),
    ...(name !== null && { name }),
  };
}

/** @throws RequestProblem `link-unusable`, `password-weak`, `body-invalid` */
async function accept(call: Call): Promise<Response> {
  const { services, request } = call;
  const { store, passwords, clock } = services;
  const given = bodyOf(call, acceptSchema);
  const link = await openedLink(call, given.token);
  const email = link.email ?? parseMailAddress(given.email)?.canonical;
  if (email === undefined) throw new RequestProblem("body-invalid", { problems: [NO_ADDRESS] });
  const name = given.name ?? link.name ?? "";
  await refuseWeak(services, given.password, { email, name });
  const { session, secret } = beginning(call);
  const used = await store.run("useTeamLink", {
    link: link.id,
    email,
    // Whoever sets a new password is called as before.
    name: link.purpose === "reset" ? undefined : given.name,
    locale: given.locale ?? localeHere(link.purpose, request),
    passwordHash: await passwords.hash(given.password),
    session,
    mails: sendsMail(services),
    now: clock.now(),
  });
  if (used.is === "unusable") throw new RequestProblem("link-unusable");
  // A new password has ended what was open with the old one.
  services.chat.signedOut();
  services.outbox.wake();
  // The mailbox is proven: this browser is known to the account from here on.
  const known = deviceCookie(services, email);
  if (!used.signedIn) {
    return withCookies(answerPrivately({ signedIn: false }), [noSessionCookie(), known]);
  }
  return withCookies(await answerSession(services, used.member), [sessionCookie(secret), known]);
}

/** Who comes in for the first time has the language of the browser. */
function localeHere(purpose: LinkPurpose, { headers }: Request): string | undefined {
  return purpose === "reset" ? undefined : pageLanguage(headers.get("accept-language") ?? "");
}

const NO_ADDRESS = {
  path: "email",
  expected: "the address that you are going to sign in with",
  found: "no address that mail can be sent to",
  help: "Write it like jin@example.com.",
};

import { localized } from "@stagelight/core/config";
import { referralInviteBodySchema } from "@stagelight/core/endpoints";
import { INVITE_FORM } from "../../guard/forms.ts";
import { guarded } from "../../guard/guarded.ts";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { MailAddress } from "../../mail/address.ts";
import { mailboxKeys } from "../keys.ts";
import { shareLinks } from "./links.ts";
import { inviteMail } from "./mails.ts";
import { checkWithAddress } from "../../forms/check-given.ts";
import { readGiven } from "./read-form.ts";
import { programState } from "./limits.ts";
import { codeOf } from "./status.ts";
import { type Asking, whoAsks } from "./who-asks.ts";

/** So many invitations of one member in a day. */
const MOST = { name: "referral-invitations", seconds: 86_400, calls: 10 };

/**
 * Sends a friend an invitation, in the words of a template and in the member's name. Whether one goes out
 * nobody is told: it depends on the friend.
 *
 * @throws RequestProblem
 */
export async function invite(call: Call): Promise<Response> {
  const checked = checkWithAddress(referralInviteBodySchema, readGiven(call));
  if ("problems" in checked) {
    throw new RequestProblem("body-invalid", { problems: checked.problems });
  }
  const { body, address } = checked;
  const asking = await whoAsks(call, body);
  const verdict = await guarded(
    call,
    INVITE_FORM,
    { plain: false, began: Infinity, proof: body.proof },
    NO_PAGES,
  );
  if (verdict === "pass") await inviteFriend(call, asking, address, body.locale);
  const { body: text, headers } = answerJson({ status: "pending" });
  return new Response(text, { status: 202, headers });
}

/** Code comes here alone: the page without it guards its form itself. */
const NO_PAGES = {
  wait: () => {
    throw new RequestProblem("too-many-requests");
  },
  tooMany: () => {
    throw new RequestProblem("too-many-requests");
  },
};

/**
 * Has a friend invited by a member.
 *
 * @param locale of the friend; default: the member's
 * @throws RequestProblem `not-found` where the program invites nobody, `body-invalid` for a member
 *   without a name or a link, `too-many-requests`
 */
export async function inviteFriend(
  { services }: Call,
  { referral, program, member }: Asking,
  { address, canonical }: MailAddress,
  locale = member?.locale ?? "en",
): Promise<void> {
  if (!program.invitations) throw new RequestProblem("not-found");
  const { store, ring, clock, limits, outbox } = services;
  const code =
    member && member.proven_at !== null
      ? await codeOf(store.read, member.id, program.id)
      : undefined;
  const goes = (await programState(store.read, program, clock.now())) === "active";
  if (!member || code === undefined || !goes) throw refused("program", "a link of one's own");
  if (!member.name) throw refused("name", "a name, which the friend is told");
  const friend = mailboxKeys(ring, canonical)[0]!;
  // The same friend again is none more, as far as this member knows.
  const before = await limits.tally({ ...MOST, name: `${MOST.name}-of` }, `${member.id} ${friend}`);
  if (before.calls === 1) {
    const { calls, forgottenIn } = await limits.tally(MOST, member.id);
    if (calls > MOST.calls)
      throw new RequestProblem("too-many-requests", { retryAfter: forgottenIn });
  }
  const { gift, share } = program;
  const mail = inviteMail(
    {
      program: program.id,
      member: member.id,
      by: member.name,
      to: { address, locale },
      friend,
      gift: gift && localized(gift.text, locale),
      disclosure: share.disclosure && localized(share.disclosure, locale),
      link: shareLinks(services, referral, code, locale).short,
    },
    clock.now(),
  );
  await store.run("addJobs", { jobs: [mail] });
  outbox.wake();
}

function refused(path: string, expected: string): RequestProblem {
  const problem = { path, expected, found: "none", help: "Take a link first, and save your name." };
  return new RequestProblem("body-invalid", { problems: [problem] });
}

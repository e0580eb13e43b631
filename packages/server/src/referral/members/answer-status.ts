import { randomBytes } from "node:crypto";
import {
  type ReferralStatusAnswer,
  referralLeaveBodySchema,
  referralSettingsBodySchema,
  referralStatusBodySchema,
} from "@stagelight/core/endpoints";
import { CODE_BYTES, makeCode } from "@stagelight/core/referral";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { mailboxKeys, selfKeys } from "../keys.ts";
import type { Member } from "../member.ts";
import { networkOfCaller } from "../network.ts";
import { checkBody } from "../../forms/check-given.ts";
import { readGiven } from "./read-form.ts";
import { programState } from "./limits.ts";
import { statusOf } from "./status.ts";
import { type Asking, whoAsks } from "./who-asks.ts";

/** What a member has in a program; with a link, if it is taken now. */
export async function tellStatus(call: Call): Promise<Response> {
  const {
    join = false,
    terms,
    locale,
    ...asked
  } = checkBody(referralStatusBodySchema, readGiven(call));
  if (join && !terms) throw new RequestProblem("body-invalid", { problems: [NO_TERMS] });
  const asking = await whoAsks(call, asked);
  const agreed = join ? terms?.version : undefined;
  const member = await proveOrTake(call, asking, agreed, languageOf(asking, locale));
  return answer(call, { ...asking, member }, locale);
}

/** Changes what a member says; answers as {@link tellStatus} does. */
export async function changeSettings(call: Call): Promise<Response> {
  const { name, showName, locale, ...asked } = checkBody(
    referralSettingsBodySchema,
    readGiven(call),
  );
  const asking = await whoAsks(call, asked);
  return answer(
    call,
    { ...asking, member: await keepSettings(call, asking, { name, showName }) },
    locale,
  );
}

/** Takes a member's link away. */
export async function leave(call: Call): Promise<Response> {
  const asking = await whoAsks(call, checkBody(referralLeaveBodySchema, readGiven(call)));
  await leaveNow(call, asking);
  return answerPrivately({ status: "left" });
}

/** Takes the link of who asks away. */
export async function leaveNow({ services }: Call, { member, program }: Asking): Promise<void> {
  if (member) await services.store.run("leaveProgram", { id: member.id, program: program.id });
}

/**
 * Notes that an address is proven, which the first opening of a mail's link does, and gives a link to who
 * takes one. Who has left, or opens the link of another program, has to say so.
 *
 * @param terms version of the terms that were agreed to now; nothing: nobody takes a link
 */
export async function proveOrTake(
  call: Call,
  { program, member, email, link }: Asking,
  terms: string | undefined,
  locale: string,
): Promise<Member | undefined> {
  const { store, ring, clock } = call.services;
  const proves = link !== undefined && member?.proven_at === null;
  // A reward's mail has no terms: its member gets to see the reward, and is asked.
  const agreed = terms ?? (proves && link.terms !== "" ? link.terms : undefined);
  if (!proves && agreed === undefined) return member;
  const now = clock.now();
  const goes = (await programState(store.read, program, now)) === "active";
  const mailbox = {
    addressKeys: mailboxKeys(ring, email),
    selfKeys: selfKeys(ring, email),
    email,
    address: email,
    locale,
  };
  const taken = await store.run("takeLink", {
    who: member ? { id: member.id } : mailbox,
    program: program.id,
    terms: agreed ?? "",
    code: agreed !== undefined && goes ? makeCode(randomBytes(CODE_BYTES)) : undefined,
    visitor: call.visitor?.id ?? null,
    own: link === undefined,
    network: networkOfCaller(call.address),
    now,
  });
  // Erased in this very moment.
  if (!taken) throw new RequestProblem("token-invalid");
  return taken;
}

/** Keeps what a member says of themselves; nothing is said that is not given. */
export async function keepSettings(
  { services: { store } }: Call,
  { member, program }: Asking,
  {
    name,
    showName,
  }: { readonly name?: string | undefined; readonly showName?: boolean | undefined },
): Promise<Member | undefined> {
  if (!member || !program.showName) return member;
  const changed = await store.run("changeMember", {
    id: member.id,
    ...(name !== undefined && { name: name === "" ? null : name }),
    ...(showName !== undefined && { showName }),
  });
  return changed;
}

/** The language of what a member is told. */
export function languageOf(
  { link, member }: Pick<Asking, "link" | "member">,
  wanted?: string,
): string {
  return wanted ?? link?.language ?? member?.locale ?? "en";
}

async function answer(call: Call, asking: Asking, locale: string | undefined): Promise<Response> {
  const told: ReferralStatusAnswer = await statusOf(
    call.services,
    asking,
    languageOf(asking, locale),
  );
  return answerPrivately(told);
}

const NO_TERMS = {
  path: "terms",
  expected: "the version of the terms that were shown",
  found: "nothing",
  help: "Send terms: { version } beside join.",
};

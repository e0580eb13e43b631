import { erasedAnswerSchema, type MeAnswer, meAnswerSchema } from "@stagelight/core/endpoints";
import { answerPrivately, withCookies } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import { findPerson, findProven, type Person } from "../stage/person.ts";
import { ownChats } from "../chat/own-chats.ts";
import { forgetBrowser } from "../stage/visitor-cookies.ts";
import { heldOf, NOTHING_HELD } from "./held.ts";
import { eraseAsker, eraseUser, type ErasedRows, NOTHING_ERASED } from "./erase-asker.ts";
import type { Asker } from "./own.ts";

/** What visitors and proven persons may ask for themselves. */
export const meRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/me",
    summary: "What the server holds of the caller: of the browser, or of a person by a token.",
    access: "visitor",
    origins: "site",
    // The log is looked through for each answer.
    limit: { name: "me", calls: 20, seconds: 60, shared: true },
    answer: { status: 200, schema: meAnswerSchema },
    handle: tell,
  },
  {
    method: "POST",
    path: "/v1/me/erase",
    summary: "Erases what `v1/me` tells; of a person by a token, everything.",
    access: "visitor",
    origins: "site",
    limit: { name: "me-erase", calls: 5, seconds: 60, shared: true },
    answer: { status: 200, schema: erasedAnswerSchema },
    handle: erase,
  },
];

async function tell(call: Call): Promise<Response> {
  const { store, model, ring, settings, clock } = call.services;
  const { asker, subject } = await find(call);
  const held: MeAnswer =
    asker && subject
      ? await heldOf(
          {
            readable: { kind: store.kind, db: store.read },
            model,
            ring,
            retention: settings.retention,
          },
          asker,
          subject,
          clock.now(),
        )
      : await heldOfHolder(call);
  return answerPrivately(held);
}

/** Who has chatted, and is known by that alone: in a browser, or signed in. */
async function heldOfHolder({ visitor, identity, services }: Call): Promise<MeAnswer> {
  const who = visitor ? { visitor } : identity && { user: identity.userId };
  if (!who) return NOTHING_HELD;
  return { ...NOTHING_HELD, chats: await ownChats(services.store.read, services.ring, who) };
}

async function erase(call: Call): Promise<Response> {
  const { asker } = await find(call);
  const erased = asker ? await eraseAsker(call.services, asker) : await eraseUnknown(call);
  const gone = call.sameOrigin ? forgetBrowser() : [];
  return withCookies(answerPrivately({ success: true, erased }), gone);
}

/** Also what is not projected yet: a visitor may be known to the log alone. */
async function eraseUnknown({ visitor, identity, services }: Call): Promise<ErasedRows> {
  if (visitor) return eraseAsker(services, { visitor });
  return identity ? eraseUser(services, identity.userId) : NOTHING_ERASED;
}

interface Found {
  readonly asker?: Asker;
  readonly subject?: Person | undefined;
}

/** Who asks. The secret key proves nobody. */
async function find({ caller, visitor, identity, services: { store } }: Call): Promise<Found> {
  const { read } = store;
  if (caller !== "visitor") throw new RequestProblem("visitor-unknown");
  if (identity) {
    const subject = await findProven(read, identity);
    const profile =
      subject &&
      (await read
        .selectFrom("profile")
        .selectAll()
        .where("id", "=", subject.profileId)
        .executeTakeFirst());
    return profile ? { asker: { profile }, subject } : {};
  }
  const { id } = visitor!;
  const row = await read.selectFrom("visitor").selectAll().where("id", "=", id).executeTakeFirst();
  return row
    ? { asker: { visitor: row }, subject: await findPerson(read, { by: "visitor", id }) }
    : {};
}

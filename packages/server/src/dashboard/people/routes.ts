import { lineSchema } from "@stagelight/core/endpoints";
import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { eraseAsker, eraseUser } from "../../privacy/erase-asker.ts";
import { newestEvents } from "../../privacy/held.ts";
import { keysOf } from "../../privacy/keys-of.ts";
import { type Asker, identitiesOf, valuesOf } from "../../privacy/own.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { asked, does, found, tells, written } from "../api-route.ts";
import { auditedFirst, deedOf } from "../audited.ts";
import { aboutPerson, confirmOf, holdingOf } from "./about-person.ts";
import { findPeople } from "./find-people.ts";
import { findAsker, findUser, personId } from "./person-id.ts";
import { STAGE_SET } from "./stage-changes.ts";

/** The most characters of what is looked for. */
const LONGEST = 255;

/** For what looks through all of the log. */
const HEAVY = { name: "dashboard-log", calls: 30, seconds: 60 } as const;

const stageBodySchema = z.object({
  id: z.uuid().describe("Made by who asks: the same one again is the same decision"),
  track: z.string().max(200).default(""),
  stage: z.string().min(1).max(100),
  reason: written(500).describe("Whom it is about is told it"),
});
const eraseBodySchema = z.object({ confirm: lineSchema(LONGEST) });

/** People: who they are, where they stand and why, and what can be done for them. */
export const peopleRoutes: readonly Route[] = [
  tells(
    {
      path: "/people",
      summary: "People by an address, a name or an id; without one, those who have moved last.",
    },
    (call) => {
      const { store, model, clock } = call.services;
      return findPeople(
        { kind: store.kind, db: store.read },
        model,
        // PostgreSQL takes no text with such a character.
        (asked(call, "q") ?? "").replaceAll("\u0000", "").slice(0, LONGEST),
        clock.now(),
      );
    },
  ),
  tells(
    {
      path: "/people/:id",
      summary: "What is known of somebody, and why they stand where they do.",
    },
    async (call) => aboutPerson(call.services, await askerOf(call)),
  ),
  tells(
    { path: "/people/:id/events", summary: "Somebody's newest events.", limit: HEAVY },
    async (call) => newestEvents(holdingOf(call.services), await askerOf(call)),
  ),
  does(
    {
      path: "/people/:id/stage",
      summary: "Puts somebody into a stage, with a reason.",
      role: "marketer",
      schema: stageBodySchema,
    },
    async (call, { id, track, stage, reason }, member) => {
      const { store, model, clock } = call.services;
      if (!model.stages.includes(stage)) {
        throw new RequestProblem("body-invalid", { detail: "There is no such stage." });
      }
      const { visitor, profile } = await askerOf(call);
      const person = personId(profile ? { profile } : { visitor });
      const placed = await store.run("placeByHand", {
        person: profile ? { profile: profile.id } : { visitor: visitor.id },
        id,
        deed: deedOf(member, STAGE_SET, `person ${person}`),
        track,
        stage,
        note: reason,
        now: clock.now(),
      });
      if (placed.is === "unknown") throw new RequestProblem("not-found");
      return { is: placed.is };
    },
  ),
  does(
    {
      path: "/people/:id/export",
      summary: "Everything that is known of somebody, as a file.",
      role: "owner",
      schema: z.object({}),
      limit: HEAVY,
    },
    async (call, _body, member) => {
      const { store, ring, clock } = call.services;
      const user = await userOf(call);
      if (user !== undefined) {
        const known = { emails: [], users: [user] };
        const deed = deedOf(member, "person-exported", userSubject(call, user));
        return auditedFirst(call.services, deed, async () => {
          const tables = await store.run("exportKnown", { ...known, addressKeys: [] });
          return asFile(known, tables, clock.now());
        });
      }
      const asker = await askerOf(call);
      const { profile, visitor } = asker;
      const identities = profile ? await identitiesOf(store.read, profile.id) : [];
      const emails = valuesOf(identities, "email");
      const users = valuesOf(identities, "user");
      const about = { emails, users, ...(visitor && { visitor: visitor.id }) };
      const deed = deedOf(member, "person-exported", `person ${personId(asker)}`);
      return auditedFirst(call.services, deed, async () => {
        const addressKeys = keysOf(ring, emails, profile ? [profile.id] : []);
        const tables = await store.run("exportKnown", { ...about, addressKeys });
        return asFile(about, tables, clock.now());
      });
    },
  ),
  does(
    {
      path: "/people/:id/erase",
      summary: "Erases somebody. It does not come back.",
      role: "owner",
      schema: eraseBodySchema,
      limit: HEAVY,
    },
    async (call, { confirm }, member) => {
      const user = await userOf(call);
      if (user !== undefined) {
        if (confirm !== user) throw mistyped();
        const deed = deedOf(member, "person-erased", userSubject(call, user));
        return auditedFirst(call.services, deed, async () => ({
          erased: await eraseUser(call.services, user),
        }));
      }
      const asker = await askerOf(call);
      const { profile } = asker;
      const { read } = call.services.store;
      const identities = profile ? await identitiesOf(read, profile.id) : [];
      const [emails, users] = [valuesOf(identities, "email"), valuesOf(identities, "user")];
      if (confirm !== confirmOf(asker, emails, users)) throw mistyped();
      const deed = deedOf(member, "person-erased", `person ${personId(asker)}`);
      return auditedFirst(call.services, deed, async () => ({
        erased: await eraseAsker(call.services, asker),
      }));
    },
  ),
];

const FILE = {
  "content-type": "application/json",
  "content-disposition": 'attachment; filename="export.json"',
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
};

function asFile(about: object, tables: object, now: number): Response {
  const whole = { ...about, exportedAt: new Date(now).toISOString(), tables };
  return new Response(`${JSON.stringify(whole, null, 2)}\n`, { headers: FILE });
}

function mistyped(): RequestProblem {
  return new RequestProblem("body-invalid", {
    detail: "Nothing was erased: what was typed is not what was asked for.",
  });
}

/** Who is known by the site's own id alone; nothing where somebody else is named. */
function userOf({ params, services }: Call): Promise<string | undefined> {
  return findUser(services.store.read, params["id"] ?? "");
}

/** What was done stays noted; the id that is erased does not stay with it. */
function userSubject({ services }: Call, user: string): string {
  return `person user:${recordKeys(services.ring, user)[0]}`;
}

/** @throws RequestProblem `not-found` */
async function askerOf({ params, services }: Call): Promise<Asker> {
  return found(await findAsker(services.store.read, params["id"] ?? ""));
}

import type { TeamConversationPersonAnswer } from "@stagelight/core/endpoints";
import type { Kysely, Selectable } from "kysely";
import type { Route } from "../../http/route.ts";
import { profileOf } from "../../identity/profile-of.ts";
import type { Asker } from "../../privacy/own.ts";
import type { ConversationTable } from "../../store/chat-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { found, tells } from "../api-route.ts";
import { aboutPerson } from "../people/about-person.ts";
import { findAsker } from "../people/person-id.ts";

/** Who is at the other end of a conversation, as far as that is known. */
export const conversationPersonRoute: Route = tells(
  {
    path: "/conversations/:id/person",
    summary: "Who is at the other end, where they have proven it or allow statistics.",
  },
  async ({ services, params }): Promise<TeamConversationPersonAnswer> => {
    const { read } = services.store;
    const conversation = found(
      await read
        .selectFrom("conversation")
        .selectAll()
        .where("id", "=", params["id"] ?? "")
        .executeTakeFirst(),
    );
    const {
      page,
      referrer,
      user_agent: userAgent,
      user_id: user,
      attributes,
      fields,
    } = conversation;
    const who = await whoIsIt(read, conversation);
    return {
      page,
      referrer,
      userAgent,
      attributes: parsed(attributes) as TeamConversationPersonAnswer["attributes"],
      fields: parsed(fields) as TeamConversationPersonAnswer["fields"],
      known: who?.known ?? null,
      about: who ? await aboutPerson(services, who.asker) : null,
      signedIn: !who && user !== null ? { id: `user:${user}`, confirm: user } : null,
    };
  },
);

interface Known {
  readonly known: NonNullable<TeamConversationPersonAnswer["known"]>;
  readonly asker: Asker;
}

/** What is only said (a name, an address, attributes) makes nobody anybody. */
async function whoIsIt(
  db: Kysely<Tables>,
  conversation: Selectable<ConversationTable>,
): Promise<Known | undefined> {
  const { user_id: user, email, email_proven_at: proven, visitor_id: visitor } = conversation;
  const profile = user === null ? undefined : await profileOfUser(db, user);
  if (profile) {
    const asker = await findAsker(db, `profile:${profile}`);
    return asker && { known: "signed-in", asker };
  }
  // Who is signed in, and is not known yet, is nobody else.
  if (user !== null) return undefined;
  const owner = email !== null && proven !== null ? await profileOf(db, email) : null;
  if (owner !== null) {
    const asker = await findAsker(db, `profile:${owner}`);
    return asker && { known: "address", asker };
  }
  if (visitor === null) return undefined;
  const asker = await browserAlone(db, visitor);
  return asker && { known: "browser", asker };
}

/** Whose browser it is, while it allows statistics. That its owner types is not proven: the panel says so. */
async function browserAlone(db: Kysely<Tables>, id: string): Promise<Asker | undefined> {
  const visitor = await db
    .selectFrom("visitor")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!visitor || !allowsStatistics(visitor.consent)) return undefined;
  return visitor.profile_id === null ? { visitor } : findAsker(db, `profile:${visitor.profile_id}`);
}

/** Consent that was taken back since the conversation began is taken back here too. */
function allowsStatistics(consent: string | null): boolean {
  return consent === null || (JSON.parse(consent) as string[]).includes("analytics");
}

async function profileOfUser(db: Kysely<Tables>, user: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("kind", "=", "user")
    .where("value", "=", user)
    .executeTakeFirst();
  return row?.profile_id;
}

function parsed(text: string | null): object {
  return JSON.parse(text ?? "{}") as object;
}

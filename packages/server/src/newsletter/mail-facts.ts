import { localized } from "@stagelight/core/config";
import type { MailFacts, MailServices } from "../mail/handler.ts";
import type { MailPayload } from "../mail/message.ts";
import { preferencesLink } from "./preferences/token.ts";
import { CONFIRM_PATH, REFUSE_PATH, writeSignUpToken } from "./token.ts";

type Services = Pick<MailServices, "config" | "ring" | "links" | "clock" | "store">;

/**
 * What is known of a mail of the newsletter at the time at which it is sent; nothing of any other mail.
 * To a subscriber the subscription is the consent, until it is left.
 */
export async function newsletterFacts(
  services: Services,
  { signUp, subscriber, language }: MailPayload,
): Promise<MailFacts | undefined> {
  if (signUp !== undefined) return ofSignUp(services, signUp, language);
  return subscriber && ofSubscriber(services, subscriber, language);
}

async function ofSignUp(
  { store, clock, links, ...signing }: Services,
  signUp: string,
  language: string,
): Promise<MailFacts> {
  const row = await store.read
    .selectFrom("sign_up")
    .select("confirmed_at")
    .where("id", "=", signUp)
    .executeTakeFirst();
  if (!row || row.confirmed_at !== null) return { refusal: "condition" };
  const t = writeSignUpToken(signing, { signUp, language, sentAt: clock.now() });
  return {
    data: {
      links: {
        confirm: links.server(CONFIRM_PATH, { t }),
        refuse: links.server(REFUSE_PATH, { t }),
      },
    },
  };
}

async function ofSubscriber(
  { config, ring, links, clock, store }: Services,
  { id, lists }: NonNullable<MailPayload["subscriber"]>,
  language: string,
): Promise<MailFacts> {
  const preferences = preferencesLink(
    { config, ring, links },
    { subscriber: id, language, sentAt: clock.now() },
  );
  // What somebody has asked for themselves is sent on no list. Anybody can ask in anybody's name.
  if (lists.length === 0) {
    const known = await store.read
      .selectFrom("subscriber")
      .select("id")
      .where("id", "=", id)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    return known ? { data: { links: { preferences } } } : { refusal: "condition" };
  }
  const rows = await store.read
    .selectFrom("subscription")
    .select(["list", "at"])
    .where("subscriber_id", "=", id)
    .where("list", "in", lists)
    .where("state", "=", "confirmed")
    .execute();
  if (rows.length === 0) return { refusal: "no-consent" };
  const { lists: declared = [] } = config.newsletter ?? {};
  const named = declared.filter((list) => rows.some((row) => row.list === list.id));
  return {
    wantedAt: Math.max(...rows.map(({ at }) => Number(at))),
    data: {
      links: { preferences },
      newsletter: { lists: named.map(({ name }) => ({ name: localized(name, language) })) },
    },
  };
}

import type { Transaction } from "kysely";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST } from "../../log/log.ts";
import type { Tables } from "../../store/tables.ts";
import type { Invitation } from "../receive/invitation.ts";

/**
 * What the log is told of a request, as the customer's; nothing of a guest whom nobody knows.
 *
 * @param now milliseconds since 1970
 */
export async function requested(
  step: Transaction<Tables>,
  asked: readonly [Invitation, ...Invitation[]],
  now: number,
): Promise<LogEntry[]> {
  const [{ order_key: order, locale }] = asked;
  const names = await namesOf(step, asked[0]);
  if (!names) return [];
  const body = {
    type: "track",
    event: "Review Requested",
    messageId: uuidOf(`review requested ${order} ${now}`),
    ...names,
    timestamp: new Date(now).toISOString(),
    properties: {
      products: asked.map(({ product, product_name: name }) => ({
        product_id: product,
        ...(name !== null && { name }),
      })),
    },
    context: { locale, library: { name: "stagelight reviews" } },
  };
  return [{ receivedAt: now, trust: TRUST.verified, body: JSON.stringify(body) }];
}

/** What names the customer in an event: what the person is known by already, else the browser. */
async function namesOf(
  step: Transaction<Tables>,
  { visitor_id: visitor, profile_id: profile }: Invitation,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (profile === null) return visitor === null ? undefined : { anonymousId: visitor };
  const known = await step
    .selectFrom("identity")
    .select(["kind", "value"])
    .where("profile_id", "=", profile)
    .orderBy("kind", "desc")
    .orderBy("value")
    .executeTakeFirst();
  if (!known) return undefined;
  return known.kind === "user"
    ? { userId: known.value }
    : { stagelight: { proof: { email: known.value } } };
}

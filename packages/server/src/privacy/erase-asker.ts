import type { ErasedAnswer } from "@stagelight/core/endpoints";
import type { Services } from "../http/route.ts";
import type { ProfileTable, VisitorTable } from "../store/tables.ts";
import { keysOf } from "./keys-of.ts";
import { identitiesOf, valuesOf } from "./own.ts";
import { suppressionHash } from "./suppression.ts";

/** How much was erased, in rows. */
export type ErasedRows = ErasedAnswer["erased"];

/** Where nobody is known, nothing was. */
export const NOTHING_ERASED: ErasedRows = { people: 0, transitions: 0, events: 0 };

/**
 * Erases a person with all that proves who it is, or one browser alone. A keyed hash of each address
 * stays, so that it is not written to again.
 */
export async function eraseAsker(
  { store, ring, clock }: Pick<Services, "store" | "ring" | "clock">,
  asker:
    | { readonly profile: Pick<ProfileTable, "id">; readonly visitor?: undefined }
    | { readonly visitor: Pick<VisitorTable, "id">; readonly profile?: undefined },
): Promise<ErasedRows> {
  const now = clock.now();
  if (!asker.profile) return store.run("eraseVisitor", { id: asker.visitor.id, now });
  const { id } = asker.profile;
  const identities = await identitiesOf(store.read, id);
  const emails = valuesOf(identities, "email");
  return store.run("erasePerson", {
    emails,
    users: valuesOf(identities, "user"),
    suppress: emails.map((email) => suppressionHash(ring, email)),
    addressKeys: keysOf(ring, emails, [id]),
    now,
  });
}

/** Erases who has signed in and is known by the site's own id alone, such as by a conversation. */
export function eraseUser(
  { store, clock }: Pick<Services, "store" | "clock">,
  user: string,
): Promise<ErasedRows> {
  const nothing = { emails: [], suppress: [], addressKeys: [] };
  return store.run("erasePerson", { ...nothing, users: [user], now: clock.now() });
}

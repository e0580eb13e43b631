import { BatchRefused, type DestinationContext, type HttpAnswer } from "../../destination.ts";
import { call, type HubspotError, refusal } from "./call.ts";
import type { HubspotOptions } from "./options.ts";

type Context = DestinationContext<HubspotOptions>;

/** What is written to a contact. */
export interface Write {
  /** Lower case, as HubSpot keeps it. */
  readonly email: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Of a batch's answer, what is read here. */
interface Batch {
  readonly results?: readonly Result[];
  readonly errors?: readonly HubspotError[];
}

interface Result {
  readonly id?: string;
  readonly properties?: Readonly<Record<string, string | null | undefined>>;
  readonly objectWriteTraceId?: string;
}

/** A failure of one of many; nothing is in it that says whose. */
export interface Refused {
  readonly why: string;
  readonly final: boolean;
}

/** A contact may be known by more addresses than its first. */
const FURTHER_EMAILS = "hs_additional_emails";

const CONTACTS = "/crm/v3/objects/contacts";

/**
 * Writes contacts, or makes them, known by their addresses.
 *
 * @returns those that HubSpot refused, by address
 * @throws BatchRefused when it does not say which
 */
export async function writeContacts(
  context: Context,
  kind: "upsert" | "update",
  writes: readonly Write[],
): Promise<Map<string, Refused>> {
  if (writes.length === 0) return new Map();
  const inputs = writes.map(({ email, properties }, place) => ({
    id: email,
    idProperty: "email",
    properties,
    // With one for each, HubSpot tells which failed and takes the others.
    objectWriteTraceId: String(place),
  }));
  const answer = await call(context, `${CONTACTS}/batch/${kind}`, { inputs });
  const emails = writes.map(({ email }) => email);
  if (answer.status >= 400) return refusedWhole(answer, emails);
  const { results = [], errors = [] } = (answer.json ?? {}) as Batch;
  if (errors.length === 0) return new Map();
  const taken = new Set(results.flatMap(({ objectWriteTraceId: id }) => (id ? [Number(id)] : [])));
  const refused = new Map<string, Refused>();
  emails.forEach((email, place) => {
    const own = errors.find(({ context }) =>
      context?.["objectWriteTraceId"]?.includes(String(place)),
    );
    if (own ?? !taken.has(place)) {
      refused.set(email, { why: refusal(answer.status, own ?? errors[0]), final: true });
    }
  });
  return refused;
}

/** A whole batch was refused: found out for one, for the frame to part for more. */
export function refusedWhole(
  { status, json }: HttpAnswer,
  keys: readonly string[],
): Map<string, Refused> {
  const why = refusal(status, json as HubspotError | undefined);
  if (keys.length > 1) throw new BatchRefused(why);
  // Somebody else wrote at the same moment.
  return new Map(keys.map((key) => [key, { why, final: status !== 409 }]));
}

/** Values of a property as they stand at HubSpot, by address; "" where there is none. */
export async function readContacts(
  context: Context,
  property: string,
  emails: readonly string[],
): Promise<Map<string, { id: string; value: string }>> {
  if (emails.length === 0) return new Map();
  // Read by key: HubSpot's search lags behind what was written.
  const answer = await call(context, `${CONTACTS}/batch/read`, {
    idProperty: "email",
    properties: ["email", FURTHER_EMAILS, property],
    propertiesWithHistory: [],
    inputs: emails.map((id) => ({ id })),
  });
  if (answer.status >= 400) refusedWhole(answer, emails);
  const { results = [] } = (answer.json ?? {}) as Batch;
  return new Map(
    results.flatMap(({ id = "", properties = {} }) => {
      const emails = [properties["email"], ...(properties[FURTHER_EMAILS] ?? "").split(";")];
      return emails.flatMap((email) =>
        email ? [[email.toLowerCase(), { id, value: properties[property] ?? "" }] as const] : [],
      );
    }),
  );
}

/** Has HubSpot delete a contact and all that hangs on it for good. */
export async function deleteContact(context: Context, id: string): Promise<HttpAnswer> {
  return call(context, `${CONTACTS}/gdpr-delete`, { objectId: id });
}

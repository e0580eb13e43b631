import { EndpointTrouble } from "../../destination.ts";
import { call, type ListmonkContext, refusal } from "./call.ts";

/** A subscriber as listmonk has it. */
export interface Found {
  readonly id: number;
  readonly email: string;
  readonly status: "enabled" | "disabled" | "blocklisted";
  readonly lists: readonly {
    readonly id: number;
    readonly subscription_status: "confirmed" | "unconfirmed" | "unsubscribed";
  }[];
}

/** A page of what was searched for. */
interface Page {
  readonly data?: { readonly results?: readonly Found[] };
}

/**
 * Looks for a subscriber by the address.
 *
 * @throws EndpointTrouble when listmonk does not search
 */
export async function find(email: string, context: ListmonkContext): Promise<Found | undefined> {
  // A search is a regular expression, over names too; what is more would need the right to write SQL.
  const search = `^${email.toLowerCase().replace(/[^\w@]/g, String.raw`\$&`)}$`;
  const path = `/subscribers?per_page=50&search=${encodeURIComponent(search)}`;
  const answer = await call(context, "GET", path);
  if (answer.status >= 400) throw new EndpointTrouble(refusal(answer, "a search"));
  const { data } = answer.json as Page;
  return data?.results?.find((each) => each.email.toLowerCase() === email.toLowerCase());
}

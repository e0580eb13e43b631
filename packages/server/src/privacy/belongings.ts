import type { ExpressionBuilder } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { Person } from "./person.ts";
import { chunks } from "./steps.ts";

/** The tables of people are there three times, once for each projection. */
export const LIVING = ["", "snapshot_", "replay_"] as const;

/** By which of its columns a table's rows belong to somebody. */
interface Belonging {
  readonly visitor?: "id" | "visitor_id";
  readonly profile?: "id" | "profile_id";
  /** Or by whom it goes to. */
  readonly recipient?: "recipient";
  /** Or by the address itself. */
  readonly email?: "email";
  /** Or by a keyed hash of the address. */
  readonly address?: "address_key";
  /** Or by the row of `subscriber` that it belongs to. */
  readonly subscriber?: "subscriber_id";
}

const VISITOR = { visitor: "id", profile: "profile_id" } as const;
const PROFILE = { profile: "id" } as const;
const IDENTITY = { profile: "profile_id" } as const;
const SUBSCRIBED = { subscriber: "subscriber_id" } as const;
const RECORD = { visitor: "visitor_id", profile: "profile_id" } as const;

/** How what is about a person is found in each table; the log's rows are found by `eventsOf`. */
export const BELONGINGS: Readonly<Record<keyof Tables, Belonging | "events" | "nobody">> = {
  log: "events",
  projection: "nobody",
  seen_message: "nobody",
  suppression: "nobody",
  rate_limit: "nobody",
  endpoint: "nobody",
  seen_delivery: "nobody",
  visitor: VISITOR,
  profile: PROFILE,
  identity: IDENTITY,
  transition: RECORD,
  job: { ...RECORD, recipient: "recipient" },
  mail_record: { ...RECORD, address: "address_key" },
  placed_order: RECORD,
  spent_proof: "nobody",
  ledger_transfer: "nobody",
  referral_budget: "nobody",
  referral_click: "nobody",
  referral_touch: "nobody",
  referral_order: "nobody",
  referral_code: "nobody",
  referral: "nobody",
  reward: "nobody",
  referral_member: "nobody",
  incentive_taken: "nobody",
  incentive_code: "nobody",
  subscription: SUBSCRIBED,
  sign_up: SUBSCRIBED,
  consent_receipt: SUBSCRIBED,
  incentive_grant: SUBSCRIBED,
  // Behind what belongs to it: they are deleted in this order.
  subscriber: { email: "email", address: "address_key" },
  snapshot_visitor: VISITOR,
  snapshot_profile: PROFILE,
  snapshot_identity: IDENTITY,
  replay_visitor: VISITOR,
  replay_profile: PROFILE,
  replay_identity: IDENTITY,
  replay_transition: RECORD,
};

/** Tables whose rows belong to people by their columns. */
export const PERSONAL = (Object.keys(BELONGINGS) as (keyof Tables)[]).filter(
  (table) => typeof BELONGINGS[table] === "object",
);

/** A condition for one statement; all tables of {@link PERSONAL} have the columns it names. */
type Condition = (row: ExpressionBuilder<Tables, "transition">) => ReturnType<typeof row.and>;

/**
 * The conditions that together, one statement each, find the rows of a table that belong to a
 * person: by profile, by visitor where they belong to no profile, and by whom they go to. One row may
 * be found twice.
 *
 * @param addressKeys as `recordKeys` gives them, of the addresses that were asked for
 */
export function conditionsFor(
  table: keyof Tables,
  { profiles, visitors, emails }: Pick<Person, "profiles" | "visitors" | "emails">,
  addressKeys: readonly string[],
): Condition[] {
  const belonging = BELONGINGS[table];
  if (typeof belonging !== "object") return [];
  const { visitor, profile, recipient, email, address, subscriber } = belonging;
  const column = (name: string) => name as "visitor_id";
  const among = (name: string | undefined, values: Iterable<string>): Condition[] =>
    chunks(name === undefined ? [] : [...values]).map(
      (some): Condition =>
        (row) =>
          row.and([row(column(name!), "in", some)]),
    );
  const person = { profiles, visitors, emails };
  const subscribers = subscriber ? conditionsFor("subscriber", person, addressKeys) : [];
  return [
    ...among(profile, profiles),
    ...chunks(visitor ? [...visitors] : []).map(
      (ids): Condition =>
        (row) =>
          row.and([row(column(visitor!), "in", ids), row("profile_id", "is", null)]),
    ),
    ...among(recipient, emails),
    ...among(email, emails),
    ...among(address, addressKeys),
    ...subscribers.map((theirs): Condition => (row) => {
      const ids = row
        .selectFrom("subscriber")
        .select("subscriber.id as visitor_id")
        .where(theirs as never);
      return row.and([row(column(subscriber!), "in", ids)]);
    }),
  ];
}

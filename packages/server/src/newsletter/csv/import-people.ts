import type { Transaction } from "kysely";
import type { KeyRing } from "../../keys/key-ring.ts";
import { recordKeys, suppressionHashes } from "../../privacy/suppression.ts";
import type { Database } from "../../store/database.ts";
import type { SignUpTable } from "../../store/newsletter-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { type Arrival, writeArrivals } from "./import-rows.ts";
import type { PersonRow } from "./read-person.ts";

/** How people of a file come onto a list. */
export interface ImportRule {
  readonly list: string;
  /** Where their consent comes from; nothing: they have not given it yet, and are to confirm. */
  readonly proof?: string;
  /** What they are to agree to, where they are to confirm. */
  readonly consent: { readonly text: (locale: string) => string; readonly version: string };
  /** Whether who is to confirm is asked by mail. */
  readonly ask: boolean;
  /** What the log is told of who comes with their consent: these fields' choices are interests. Nothing: it is told nothing. */
  readonly tell?: { readonly interests: readonly string[] };
  /** The language of who has none in the file. */
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of somebody. */
export type Became =
  /** On the list now, or waiting for their confirmation. */
  | "confirmed"
  | "pending"
  /** On the list already, or waiting already. */
  | "there"
  /** Has unsubscribed, was erased, does not exist, or is said by the file to have left. */
  | "left"
  /** The file says that this is about another list. */
  | "other-list";

/**
 * Takes people of a file in, in one transaction: the same people again change nothing.
 *
 * @param write false: only looks what would become of them
 */
export async function importPeople(
  database: Database,
  ring: KeyRing,
  rows: readonly PersonRow[],
  rule: ImportRule,
  write: boolean,
): Promise<Became[]> {
  return database.db.transaction().execute(async (step) => {
    const people = rows.map((row) => ({
      row,
      keys: recordKeys(ring, row.address.canonical),
      hashes: suppressionHashes(ring, row.address.canonical),
    }));
    const known = await lookUp(step, people, rule.list);
    const arrivals = new Map<string, Arrival>();
    const waiting: WaitingSignUp[] = [];
    const became = people.map(({ row, keys, hashes }): Became => {
      const [key = ""] = keys;
      const subscriber = keys.map((each) => known.subscribers.get(each)).find(Boolean);
      const before = subscriber && known.states.get(subscriber.id);
      if (row.list !== undefined && row.list !== rule.list) return "other-list";
      if (row.state === "left" || before === "left") return "left";
      if (hashes.some((each) => known.suppressed.has(each))) return "left";
      if (before === "confirmed" || arrivals.has(key)) return "there";
      const state = rule.proof === undefined || row.state === "pending" ? "pending" : "confirmed";
      if (state === "pending" && before === "pending") {
        waiting.push(known.waiting.get(subscriber!.id)!);
        return "there";
      }
      arrivals.set(key, { row, key, state, ...(subscriber && { subscriber }) });
      return state;
    });
    if (write) await writeArrivals(database, step, [...arrivals.values()], waiting, rule);
    return became;
  });
}

/** Somebody of the newsletter who is known already. */
export interface KnownSubscriber {
  readonly id: string;
  readonly confirmed: boolean;
}

/** A sign-up that nobody has confirmed. */
export type WaitingSignUp = Pick<SignUpTable, "id" | "address" | "locale">;

interface Known {
  /** By their keys. */
  readonly subscribers: ReadonlyMap<string, KnownSubscriber>;
  /** What they are on this list, by their ids. */
  readonly states: ReadonlyMap<string, "confirmed" | "left" | "pending">;
  /** Their sign-ups for this list that wait, by their ids. */
  readonly waiting: ReadonlyMap<string, WaitingSignUp>;
  readonly suppressed: ReadonlySet<string>;
}

async function lookUp(
  step: Transaction<Tables>,
  people: readonly { readonly keys: readonly string[]; readonly hashes: readonly string[] }[],
  list: string,
): Promise<Known> {
  const subscribers = await step
    .selectFrom("subscriber")
    .select(["id", "address_key", "confirmed_at"])
    .where(
      "address_key",
      "in",
      people.flatMap(({ keys }) => keys),
    )
    .execute();
  // No list is empty in SQL.
  const ids = ["", ...subscribers.map(({ id }) => id)];
  const signUps = await step
    .selectFrom("sign_up")
    .select(["id", "address", "locale", "subscriber_id", "lists"])
    .where("subscriber_id", "in", ids)
    .where("confirmed_at", "is", null)
    .execute();
  const waiting = signUps.filter(({ lists }) => (JSON.parse(lists) as string[]).includes(list));
  const subscriptions = await step
    .selectFrom("subscription")
    .select(["subscriber_id", "state"])
    .where("subscriber_id", "in", ids)
    .where("list", "=", list)
    .execute();
  const suppressed = await step
    .selectFrom("suppression")
    .select("hash")
    .where(
      "hash",
      "in",
      people.flatMap(({ hashes }) => hashes),
    )
    .where("scope", "in", ["every", "marketing", `list:${list}`])
    .execute();
  return {
    subscribers: new Map(
      subscribers.map(({ id, address_key: key, confirmed_at: at }) => [
        key,
        { id, confirmed: at !== null },
      ]),
    ),
    states: new Map([
      ...waiting.map(({ subscriber_id: id }) => [id, "pending"] as const),
      // What was confirmed or left counts before what waits.
      ...subscriptions.map(({ subscriber_id: id, state }) => [id, state] as const),
    ]),
    waiting: new Map(waiting.map((each) => [each.subscriber_id, each])),
    suppressed: new Set(suppressed.map(({ hash }) => hash)),
  };
}

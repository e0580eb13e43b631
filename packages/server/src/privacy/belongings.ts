import type { ExpressionBuilder } from "kysely";
import type { Tables } from "../store/tables.ts";
import { OVER } from "../reviews/over.ts";
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
  /** Or by a keyed hash of the address, with the rules of mail providers or without. */
  readonly address?: "address_key" | "friend_key";
  /** Or by the row of `subscriber` that it belongs to. */
  readonly subscriber?: "subscriber_id";
  /** Or by the browser alone, where no profile is written down. */
  readonly browser?: "visitor_id";
  /** Or by the row of `referral_member`, or by one of its codes. */
  readonly member?: "member_id" | "friend_id" | "referrer_id";
  readonly code?: "code";
  /** Or by the row of `review` that it belongs to. */
  readonly review?: "review_id";
  /** Or by the row of `conversation` that it belongs to, or by who has signed in for it. */
  readonly conversation?: "conversation_id";
  readonly user?: "user_id";
  /** Rows stay when the person is erased, with this written over what is theirs. */
  readonly stays?: Readonly<Record<string, string | number | null>>;
  /** Rows go with the person, and are somebody else's to be told of. */
  readonly untold?: true;
}

const VISITOR = { visitor: "id", profile: "profile_id" } as const;
const PROFILE = { profile: "id" } as const;
const IDENTITY = { profile: "profile_id" } as const;
const SUBSCRIBED = { subscriber: "subscriber_id" } as const;
const NOT_TWICE = { friend_id: null, evidence: "{}", reasons: "[]" } as const;
/** Who referred whom is known no more; that somebody was referred stays, so that nobody is twice. */
const REFERRED: readonly Belonging[] = [
  { member: "friend_id", stays: NOT_TWICE },
  // Who was refused has no row as a member.
  { address: "friend_key", stays: NOT_TWICE },
  { member: "referrer_id", stays: { code: "", evidence: "{}", reasons: "[]" }, untold: true },
];
/** The score stays, and what the shop has decided: the average is over everything that was received. */
const UNSIGNED = {
  text: null,
  author: null,
  thanks: null,
  locale: "",
  invitation_id: null,
  visitor_id: null,
  profile_id: null,
  address_key: null,
  network: null,
  answer: null,
} as const;
const TALKED = { conversation: "conversation_id" } as const;
const RECORD = { visitor: "visitor_id", profile: "profile_id" } as const;

/**
 * How what is about a person is found in each table; the log's rows are found by `eventsOf`. Those who
 * work at the site are no visitors: what is kept of them is their own, and goes by ../team.
 */
export const BELONGINGS: Readonly<
  Record<keyof Tables, Belonging | readonly Belonging[] | "events" | "nobody" | "team">
> = {
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
  referral_click: { code: "code" },
  referral_touch: [{ browser: "visitor_id" }, { code: "code", untold: true }],
  referral_order: { ...RECORD, address: "address_key" },
  referral: REFERRED,
  referral_gift: { address: "friend_key", stays: { order_key: "" } },
  // The ledger tells of it, and what it was given for may be taken back.
  reward: { member: "member_id", stays: { code: null, used_for: null, reasons: "[]" } },
  // Behind what is found by it.
  referral_code: { member: "member_id" },
  referral_member: { email: "email", address: "address_key" },
  review_product: "nobody",
  review_photo: { review: "review_id" },
  review_decision: { review: "review_id", stays: { note: null } },
  review_vote: RECORD,
  // Behind what is found by it.
  review: { ...RECORD, address: "address_key", stays: UNSIGNED },
  review_invitation: { ...RECORD, address: "address_key", email: "email", stays: OVER },
  survey_answer: { ...RECORD, address: "address_key" },
  team_member: "team",
  team_session: "team",
  team_link: "team",
  audit_entry: "team",
  push_subscription: "team",
  chat_position: "nobody",
  chat_setting: "nobody",
  canned_answer: "nobody",
  chat_entry: TALKED,
  chat_label: TALKED,
  chat_unanswered: TALKED,
  chat_attachment: [TALKED, { user: "user_id" }],
  // Behind what is found by it.
  conversation: [{ ...RECORD, address: "address_key" }, { user: "user_id" }],
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

/** How rows of a table belong to somebody: each way for itself. */
export function belongingsOf(table: keyof Tables): readonly Belonging[] {
  const belonging = BELONGINGS[table];
  return typeof belonging === "object" ? [belonging].flat() : [];
}

/** A condition for one statement; all tables of {@link PERSONAL} have the columns it names. */
export type Condition = (
  row: ExpressionBuilder<Tables, "transition">,
) => ReturnType<typeof row.and>;

/** By what rows of a person are found. */
type Known = Pick<Person, "profiles" | "visitors" | "emails" | "users">;

/**
 * The conditions that together, one statement each, find the rows of a table that a person is told of:
 * by profile, by visitor where they belong to no profile, and by whom they go to. One row may
 * be found twice.
 *
 * @param addressKeys as `keysOf` gives them, of the addresses that were asked for
 */
export function conditionsFor(
  table: keyof Tables,
  person: Known,
  addressKeys: readonly string[],
): Condition[] {
  return belongingsOf(table)
    .filter(({ untold = false }) => !untold)
    .flatMap((belonging) => conditionsOf(belonging, person, addressKeys));
}

/** What is done with the rows of a table when a person is erased: they are deleted, or written over. */
export function erasuresFor(
  table: keyof Tables,
  person: Known,
  addressKeys: readonly string[],
): { readonly condition: Condition; readonly stays?: Belonging["stays"] }[] {
  return belongingsOf(table).flatMap(({ stays, ...belonging }) =>
    conditionsOf(belonging, person, addressKeys).map((condition) => ({
      condition,
      ...(stays && { stays }),
    })),
  );
}

function conditionsOf(
  belonging: Belonging,
  { profiles, visitors, emails, users }: Known,
  addressKeys: readonly string[],
): Condition[] {
  const { visitor, profile, recipient, email, address, subscriber, browser, user } = belonging;
  const column = (name: string) => name as "visitor_id";
  const among = (name: string | undefined, values: Iterable<string>): Condition[] =>
    chunks(name === undefined ? [] : [...values]).map(
      (some): Condition =>
        (row) =>
          row.and([row(column(name!), "in", some)]),
    );
  const person = { profiles, visitors, emails, users };
  const subscribers = subscriber ? conditionsFor("subscriber", person, addressKeys) : [];
  const { member, code, review, conversation } = belonging;
  const members = member || code ? conditionsFor("referral_member", person, addressKeys) : [];
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
    ...among(browser, visitors),
    ...among(user, users),
    ...members.map((theirs): Condition => (row) => {
      const ids = row
        .selectFrom("referral_member")
        .select("referral_member.id as visitor_id")
        .where(theirs as never);
      if (member) return row.and([row(column(member), "in", ids)]);
      const codes = row
        .selectFrom("referral_code")
        .select("referral_code.code as visitor_id")
        .where("referral_code.member_id", "in", ids as never);
      return row.and([row(column(code!), "in", codes)]);
    }),
    ...(review ? conditionsFor("review", person, addressKeys) : []).map(
      (theirs): Condition =>
        (row) => {
          const ids = row
            .selectFrom("review")
            .select("review.id as visitor_id")
            .where(theirs as never);
          return row.and([row(column(review!), "in", ids)]);
        },
    ),
    ...(conversation ? conditionsFor("conversation", person, addressKeys) : []).map(
      (theirs): Condition =>
        (row) => {
          const ids = row
            .selectFrom("conversation")
            .select("conversation.id as visitor_id")
            .where(theirs as never);
          return row.and([row(column(conversation!), "in", ids)]);
        },
    ),
    ...subscribers.map((theirs): Condition => (row) => {
      const ids = row
        .selectFrom("subscriber")
        .select("subscriber.id as visitor_id")
        .where(theirs as never);
      return row.and([row(column(subscriber!), "in", ids)]);
    }),
  ];
}

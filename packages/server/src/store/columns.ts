import type { SelectType } from "kysely";
import { type Column, mixed, none, own } from "./column.ts";
import { CHAT } from "./chat-columns.ts";
import { REFERRAL } from "./referral-columns.ts";
import { REVIEWS } from "./review-columns.ts";
import type { Tables } from "./tables.ts";
import { TEAM } from "./team-columns.ts";

export type { Column };

/** The columns of a table, in a form that says nothing of the others. */
export type ColumnsOfTable = Readonly<Record<string, Column>>;

type Fitting<Value> = Column & {
  readonly holds: NonNullable<Value> extends number ? "number" | "time" : "text" | "json";
};

type Columns = {
  readonly [T in keyof Tables]: {
    readonly [C in keyof Tables[T]]: Fitting<SelectType<Tables[T][C]>>;
  };
};

const VISITOR = {
  id: own.text,
  profile_id: own.text,
  first_seen: own.time,
  last_seen: own.time,
  hint: own.json,
  verified: own.json,
  claims: mixed.json,
  consent: own.json,
  consent_at: own.time,
};
const PROFILE = {
  id: own.text,
  first_seen: own.time,
  last_seen: own.time,
  hint: own.json,
  verified: own.json,
  traits: mixed.json,
  consent: own.json,
  consent_at: own.time,
};
const IDENTITY = { kind: none.text, value: own.text, profile_id: own.text };
const TRANSITION = {
  id: none.number,
  log_id: none.number,
  visitor_id: own.text,
  profile_id: own.text,
  standing: none.text,
  track: own.text,
  from_stage: own.text,
  to_stage: own.text,
  at: own.time,
  kind: none.text,
  rule: own.text,
  evidence: own.json,
};
/**
 * Whose data each column holds, and of what kind. Writing and exporting go by this list; a column that
 * is not in it is a type error here and a failing test.
 */
export const COLUMNS: Columns = {
  log: {
    tx: none.number,
    id: none.number,
    received_at: own.time,
    trust: none.number,
    body: mixed.json,
  },
  projection: {
    name: none.text,
    position: none.text,
    generation: none.number,
    model: none.text,
  },
  seen_message: { hash: none.text, day: none.number },
  visitor: VISITOR,
  profile: PROFILE,
  identity: IDENTITY,
  transition: TRANSITION,
  job: {
    id: none.number,
    uid: none.text,
    kind: none.text,
    endpoint: none.text,
    topic: own.text,
    unique_key: own.text,
    visitor_id: own.text,
    profile_id: own.text,
    recipient: own.text,
    payload: mixed.json,
    created_at: own.time,
    wanted_at: own.time,
    due_at: none.time,
    attempts: none.number,
    lease: none.text,
    leased_until: none.time,
    dead_at: none.time,
    trouble: none.text,
  },
  endpoint: {
    name: none.text,
    failures: none.number,
    open_until: none.time,
    failing_since: none.time,
    disabled_at: none.time,
  },
  mail_record: {
    id: none.number,
    uid: none.text,
    mail: own.text,
    category: own.text,
    address_key: own.text,
    visitor_id: own.text,
    profile_id: own.text,
    at: own.time,
    outcome: own.text,
  },
  placed_order: {
    id: none.text,
    order_id: own.text,
    visitor_id: own.text,
    profile_id: own.text,
    at: own.time,
  },
  seen_delivery: { source: none.text, hash: none.text, seen_at: none.time },
  snapshot_visitor: VISITOR,
  snapshot_profile: PROFILE,
  snapshot_identity: IDENTITY,
  replay_visitor: VISITOR,
  replay_profile: PROFILE,
  replay_identity: IDENTITY,
  replay_transition: TRANSITION,
  suppression: { hash: none.text, scope: none.text, reason: none.text, created_at: none.time },
  rate_limit: { key: none.text, points: none.number, expire: none.time },
  subscriber: {
    id: own.text,
    address_key: own.text,
    email: own.text,
    name: own.text,
    fields: own.json,
    locale: own.text,
    frequency: own.text,
    created_at: own.time,
    changed_at: own.time,
    confirmed_at: own.time,
  },
  subscription: {
    subscriber_id: own.text,
    list: own.text,
    state: own.text,
    at: own.time,
    reason: own.text,
  },
  sign_up: {
    id: own.text,
    subscriber_id: own.text,
    address: own.text,
    name: own.text,
    fields: own.json,
    lists: own.json,
    locale: own.text,
    form: own.text,
    wording: own.text,
    version: own.text,
    page: own.text,
    browser_hash: own.text,
    referral_code: own.text,
    referral_by: own.text,
    asked_at: own.time,
    confirmed_at: own.time,
  },
  consent_receipt: {
    id: own.text,
    subscriber_id: own.text,
    action: own.text,
    at: own.time,
    lists: own.json,
    wording: own.text,
    version: own.text,
    page: own.text,
    form: own.text,
    address: own.text,
    language: own.text,
  },
  incentive_grant: {
    id: own.text,
    incentive: own.text,
    code: own.text,
    subscriber_id: own.text,
    at: own.time,
    given_at: own.time,
    taken: own.text,
  },
  incentive_taken: { hash: none.text, incentive: none.text, at: none.time },
  incentive_code: {
    incentive: none.text,
    code: none.text,
    position: none.number,
    taken_at: none.time,
  },
  spent_proof: { hash: none.text, until: none.time },
  ...REFERRAL,
  ...REVIEWS,
  ...TEAM,
  ...CHAT,
};

/** Whether a column holds numbers, times included. */
export function isNumber({ holds }: Column): boolean {
  return holds === "number" || holds === "time";
}

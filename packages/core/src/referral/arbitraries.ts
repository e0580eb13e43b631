import { readReferral } from "../config/read-referral.ts";
import type { ReadReferralProgram, ReferralProgram } from "../config/referral.ts";
import { Dice } from "../simulate/dice.ts";
import type { RewardAction } from "./life.ts";

/**
 * What tests of referral are made of: a program, and people with several accounts each, who know each other, and
 * what they do. The same for the same seed, on every machine.
 */

/** Who brings friends gets credit, and a teapot for the third; friends get a tin. */
export const PROGRAM = {
  id: "friends",
  name: "Friends",
  text: "Give 10 %, get 5 dollars",
  terms: { text: "One for each friend", version: "1" },
  rewards: [
    {
      id: "thanks",
      to: "referrer",
      for: "first-order",
      give: { kind: "credit", amount: 500, currency: "USD" },
      text: "5 dollars",
    },
    {
      id: "tin",
      to: "friend",
      for: { order: { over: 3000, currency: "USD" } },
      give: { kind: "item", item: "sample-tin" },
      worth: { amount: 200, currency: "USD" },
      text: "A tin of tea",
    },
    {
      id: "teapot",
      to: "referrer",
      for: { friends: 3 },
      give: { kind: "item", item: "teapot" },
      worth: { amount: 4000, currency: "USD" },
      text: "A teapot",
    },
  ],
} as const satisfies ReferralProgram;

/** It, as it is read; with something else in it. */
export function programWith(more: Partial<ReferralProgram> = {}): ReadReferralProgram {
  return readReferral({ programs: [{ ...PROGRAM, ...more }] }).programs[0]!;
}

/** What all accounts of one person have in common, and nobody else has. */
const TELLS = ["address", "profile", "visitor", "payment"] as const;

/** An account as a shop sees it. One person may have several. */
export interface GraphAccount {
  /** Place in the graph's list. */
  readonly id: number;
  /** Who is behind it, which no shop knows. */
  readonly person: number;
  /** As it was typed; its spelling differs from account to account of one mailbox. */
  readonly email: string;
  readonly profile: string;
  readonly visitor: string;
  readonly payment: string;
  readonly network: string;
}

/** Accounts, and which of them belong together. */
export interface AccountGraph {
  readonly people: number;
  readonly accounts: readonly GraphAccount[];
}

/** What somebody does. Accounts and orders go by their place; orders from 0, in the order of events. */
export type GraphDeed =
  | { readonly do: "join"; readonly account: number }
  | { readonly do: "visit"; readonly account: number; readonly of: number }
  | { readonly do: "sign-up"; readonly account: number; readonly of?: number }
  | {
      readonly do: "order";
      readonly account: number;
      readonly order: number;
      /** Minor units. */
      readonly total: number;
      /** Whose code was typed. */
      readonly of?: number;
    }
  | { readonly do: "refund"; readonly order: number }
  | { readonly do: "decide"; readonly account: number; readonly action: RewardAction }
  | { readonly do: "wait"; readonly seconds: number };

/** Makes people, each with one to four accounts that have one thing in common at least. */
export function accountGraph(seed: number, people: number): AccountGraph {
  const dice = new Dice(seed, people);
  const accounts: GraphAccount[] = [];
  for (let person = 0; person < people; person++) {
    const tell = dice.pick(TELLS);
    const count = dice.weighted([
      { share: 6, count: 1 },
      { share: 2, count: 2 },
      { share: 1, count: 4 },
    ]).count;
    const home = dice.chance(0.25) ? `shared-${dice.whole(0, 2)}` : `home-${person}`;
    for (let nth = 0; nth < count; nth++) {
      const id = accounts.length;
      // What is not the tell may be common all the same.
      const own = (what: (typeof TELLS)[number]) =>
        tell === what || dice.chance(0.2) ? `${what}-of-${person}` : `${what}-${person}-${nth}`;
      const mailbox = own("address").replaceAll("-", "");
      accounts.push({
        id,
        person,
        email: spelling(dice, mailbox),
        profile: own("profile"),
        visitor: own("visitor"),
        payment: own("payment"),
        network: dice.chance(0.9) ? home : `away-${dice.whole(0, 5)}`,
      });
    }
  }
  return { people, accounts };
}

/** One of the ways to write a mailbox, at a provider that knows dots or plus signs. */
function spelling(dice: Dice, mailbox: string): string {
  const tag = dice.chance(0.5) ? `+${dice.pick(["tea", "shop", "2", "a.b"])}` : "";
  const mixed = dice.chance(0.3) ? mailbox.toUpperCase() : mailbox;
  // Whose provider it is goes by the mailbox, so that all of its spellings are of one.
  if (mailbox.length % 2 === 0) {
    const signs = mixed.split("").map((sign) => (dice.chance(0.2) ? `${sign}.` : sign));
    const local = signs.join("").replace(/\.$/, "");
    return `${local}${tag}@${dice.pick(["gmail.com", "googlemail.com", "Gmail.com"])}`;
  }
  return `${mixed}${tag}@nuri.example`;
}

/**
 * What the people of a graph do, one after another, without end: most bring friends, some bring
 * themselves, some send back what they have ordered.
 */
export function* deedsOn({ accounts }: AccountGraph, seed: number): Generator<GraphDeed> {
  const dice = new Dice(seed, accounts.length);
  let orders = 0;
  const somebody = () => dice.pick(accounts).id;
  // Half of what is done is done by a few, as in shops: so that caps and milestones are reached.
  const busy = accounts.slice(0, Math.max(2, Math.ceil(accounts.length / 20)));
  const referrer = () => (dice.chance(0.5) ? dice.pick(busy).id : somebody());
  const own = (account: number) => {
    const { person } = accounts[account]!;
    return dice.pick(accounts.filter((each) => each.person === person)).id;
  };
  const whose = (account: number) => (dice.chance(0.15) ? own(account) : referrer());
  for (const account of accounts) {
    if (dice.chance(0.7)) yield { do: "join", account: account.id };
  }
  for (;;) {
    const account = somebody();
    const maybe = dice.chance(0.5) ? { of: whose(account) } : {};
    switch (dice.weighted(SHARES).deed) {
      case "join":
        yield { do: "join", account };
        break;
      case "visit":
        yield { do: "visit", account, of: whose(account) };
        break;
      case "sign-up":
        yield { do: "sign-up", account, ...maybe };
        break;
      case "order":
        yield { do: "order", account, order: orders++, total: dice.whole(1, 12) * 500, ...maybe };
        break;
      case "refund":
        if (orders > 0) yield { do: "refund", order: dice.whole(0, orders - 1) };
        break;
      case "decide":
        yield { do: "decide", account: referrer(), action: dice.pick(DECISIONS) };
        break;
      case "wait":
        yield { do: "wait", seconds: dice.whole(1, 5 * 86_400) };
        break;
    }
  }
}

const SHARES = [
  { share: 1, deed: "join" },
  { share: 8, deed: "visit" },
  { share: 3, deed: "sign-up" },
  { share: 10, deed: "order" },
  { share: 2, deed: "refund" },
  { share: 8, deed: "decide" },
  { share: 4, deed: "wait" },
] as const;

const DECISIONS = [
  "release",
  "reject",
  "approve",
  "approve",
  "issue",
  "issue",
  "use",
  "unuse",
  "reverse",
] as const satisfies readonly RewardAction[];

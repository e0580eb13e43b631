import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attribute,
  dueRewards,
  firstState,
  type FriendDone,
  gate,
  type GatePerson,
  lostMilestones,
  mailKey,
  nextState,
  qualifies,
  type RewardAction,
  type RewardState,
  selfAddress,
  type Touch,
} from "../referral.ts";
import {
  accountGraph,
  type AccountGraph,
  deedsOn,
  type GraphAccount,
  type GraphDeed,
  programWith,
} from "./arbitraries.ts";

const MOST = 40;
const BUDGET = 25_000;
const PROGRAM = programWith({
  caps: { perPerson: 8, perPersonPerMonth: 4, total: MOST },
  budget: { amount: BUDGET, currency: "USD" },
  attribution: { touch: "last", window: "30d" },
});

interface Reward {
  readonly rule: string;
  readonly to: "referrer" | "friend";
  readonly referrer: number;
  readonly friend: number;
  readonly conversion: string;
  readonly worth: number;
  readonly at: number;
  readonly life: RewardState[];
}

interface Referral {
  readonly referrer: number;
  readonly friend: number;
  qualified?: string | undefined;
  at?: number;
}

/** A server without a database: what is to be true of the real one, over the same deeds. */
class Shop {
  now = Date.UTC(2026, 10, 1);
  readonly members = new Set<number>();
  readonly touches = new Map<string, Touch[]>();
  readonly referrals = new Map<string, Referral>();
  readonly rewards: Reward[] = [];
  readonly customers = new Set<string>();
  readonly #accounts: AccountGraph["accounts"];

  constructor({ accounts }: AccountGraph) {
    this.#accounts = accounts;
  }

  hear(deed: GraphDeed): void {
    switch (deed.do) {
      case "wait":
        this.now += deed.seconds * 1000;
        return;
      case "join":
        this.members.add(deed.account);
        return;
      case "visit":
        return this.#touch(deed.account, deed.of);
      case "sign-up":
        return this.#convert(deed.account, `sign-up:${deed.account}`, { kind: "sign-up" }, deed.of);
      case "order": {
        const key = selfOf(this.#accounts[deed.account]!);
        const total = { amount: deed.total, currency: "USD" };
        const done = { kind: "order", first: !this.customers.has(key), total } as const;
        this.customers.add(key);
        return this.#convert(deed.account, `order:${deed.order}`, done, deed.of);
      }
      case "refund":
        return this.#undo(`order:${deed.order}`);
      case "decide":
        for (const reward of this.rewards) {
          const owner = reward.to === "referrer" ? reward.referrer : reward.friend;
          if (owner === deed.account) this.#act(reward, deed.action);
        }
    }
  }

  get standing(): Reward[] {
    return this.rewards.filter(({ life }) => !["reversed", "rejected"].includes(life.at(-1)!));
  }

  #touch(account: number, of: number): void {
    if (!this.members.has(of)) return;
    const { visitor } = this.#accounts[account]!;
    const touch = { code: String(of), how: "link", at: this.now } as const;
    this.touches.set(visitor, [...(this.touches.get(visitor) ?? []), touch]);
  }

  #convert(account: number, conversion: string, done: FriendDone, of?: number): void {
    const friend = this.#accounts[account]!;
    const key = selfOf(friend);
    const before = this.referrals.get(key);
    const given: Touch[] =
      of !== undefined && this.members.has(of)
        ? [{ code: String(of), how: "typed", at: this.now }]
        : [];
    const visits = this.touches.get(friend.visitor) ?? [];
    const chosen = attribute([...given, ...visits], PROGRAM.attribution, this.now);
    const referrer = before?.referrer ?? (chosen ? Number(chosen.code) : undefined);
    if (referrer === undefined) return;
    const repeated = this.rewards.some((reward) => reward.conversion === conversion);
    if (repeated || before?.qualified === conversion) return;
    const counts = before?.qualified === undefined && qualifies(PROGRAM, done);
    const friends = this.friendsOf(referrer).length;
    const ofFriend = this.standing.filter((reward) => reward.friend === account);
    const milestones = this.teapotsOf(referrer);
    const due = dueRewards(PROGRAM, done, {
      friend: before?.qualified === undefined ? friends + 1 : friends,
      now: counts,
      given: new Set([...ofFriend, ...milestones].map(({ rule }) => rule)),
    });
    const answer = gate(PROGRAM, this.#facts(referrer, account), due);
    if (answer.verdict === "refuse") return;
    const referral = before ?? { referrer, friend: account };
    if (counts) Object.assign(referral, { qualified: conversion, at: this.now });
    this.referrals.set(key, referral);
    for (const { verdict, reward } of answer.rewards) {
      if (verdict === "refuse") continue;
      this.rewards.push({
        rule: reward.id,
        to: reward.to,
        referrer,
        friend: account,
        conversion,
        worth: reward.worth?.amount ?? 0,
        at: this.now,
        life: [firstState(verdict)],
      });
    }
  }

  #facts(referrer: number, friend: number) {
    const own = this.standing.filter(
      (reward) => reward.to === "referrer" && reward.referrer === referrer,
    );
    const month = this.now - 30 * 86_400_000;
    const spent = this.standing.reduce((sum, { worth }) => sum + worth, 0);
    return {
      now: this.now,
      referrer: personOf(this.#accounts[referrer]!),
      friend: personOf(this.#accounts[friend]!),
      friendAlike: false,
      customerAlready: false,
      disposable: false,
      lately: 0,
      left: { rewards: MOST - this.standing.length, worth: BUDGET - spent },
      person: { all: own.length, month: own.filter(({ at }) => at > month).length },
    };
  }

  teapotsOf(referrer: number): Reward[] {
    return this.standing.filter((each) => each.referrer === referrer && each.rule === "teapot");
  }

  friendsOf(referrer: number): Referral[] {
    return [...this.referrals.values()].filter(
      (each) => each.referrer === referrer && each.qualified !== undefined,
    );
  }

  #undo(conversion: string): void {
    for (const reward of this.rewards) {
      if (reward.conversion !== conversion || reward.rule === "teapot") continue;
      this.#act(reward, "reverse");
    }
    for (const referral of this.referrals.values()) {
      if (referral.qualified !== conversion) continue;
      referral.qualified = undefined;
      const lost = lostMilestones(PROGRAM, this.friendsOf(referral.referrer).length);
      for (const reward of this.standing) {
        if (reward.referrer === referral.referrer && lost.includes(reward.rule)) {
          this.#act(reward, "reverse");
        }
      }
    }
  }

  #act({ life }: Reward, action: RewardAction): void {
    const next = nextState(life.at(-1)!, action);
    if (next) life.push(next);
  }
}

function selfOf({ email }: GraphAccount): string {
  return selfAddress(email.toLowerCase());
}

function personOf(account: GraphAccount): GatePerson {
  return {
    addresses: [selfOf(account)],
    profiles: [account.profile],
    visitors: [account.visitor],
    payments: [account.payment],
    networks: [account.network],
  };
}

const seeds = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 800 }));

function live([seed, people, deeds]: readonly [number, number, number]) {
  const graph = accountGraph(seed, people);
  const shop = new Shop(graph);
  let left = deeds;
  for (const deed of deedsOn(graph, seed)) {
    if (left-- <= 0) break;
    shop.hear(deed);
  }
  return { graph, shop };
}

describe("people with several accounts", () => {
  it("share what the generator says, in spellings that differ", () => {
    const { accounts } = accountGraph(7, 200);
    const mailboxes = new Set(accounts.map(({ email }) => mailKey(email.toLowerCase())));
    const spellings = new Set(accounts.map(({ email }) => email));
    expect(spellings.size).toBeGreaterThan(mailboxes.size + 10);
    const wrong = accounts.flatMap((one) =>
      accounts.filter((other) => {
        const shared =
          selfOf(one) === selfOf(other) ||
          one.profile === other.profile ||
          one.visitor === other.visitor ||
          one.payment === other.payment;
        return shared !== (one.person === other.person);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("never earn anything by bringing themselves", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { graph, shop } = live(seed);
        for (const { referrer, friend } of shop.rewards) {
          expect(graph.accounts[referrer]!.person).not.toBe(graph.accounts[friend]!.person);
        }
      }),
    );
  });

  it("never get more than limits say, at any time", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { graph, shop } = live(seed);
        const { standing } = shop;
        expect(standing.length).toBeLessThanOrEqual(MOST);
        expect(standing.reduce((sum, { worth }) => sum + worth, 0)).toBeLessThanOrEqual(BUDGET);
        for (const { id } of graph.accounts) {
          const own = standing.filter(({ to, referrer }) => to === "referrer" && referrer === id);
          expect(own.length).toBeLessThanOrEqual(8);
          expect(shop.teapotsOf(id).length).toBeLessThanOrEqual(
            shop.friendsOf(id).length < 3 ? 0 : 1,
          );
        }
        const once = shop.rewards.map((each) => `${each.rule} ${each.conversion} ${each.to}`);
        expect(new Set(once).size).toBe(once.length);
      }),
    );
  });

  it("do all there is to do, so that this says something", () => {
    const { shop } = live([4, 80, 12_000]);
    const states = new Set(shop.rewards.flatMap(({ life }) => life));
    expect([...states].toSorted()).toEqual([
      "approved",
      "held",
      "issued",
      "rejected",
      "reversed",
      "review",
      "used",
    ]);
    expect(new Set(shop.rewards.map(({ rule }) => rule))).toEqual(
      new Set(["thanks", "tin", "teapot"]),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  balances,
  debtAccount,
  firstState,
  memberAccount,
  type MemberPart,
  nextState,
  programAccount,
  REWARD_ACTIONS,
  type RewardAction,
  type RewardState,
  settlesDebt,
  type Transfer,
  transfersOf,
} from "../referral.ts";

/** Mina has two mailboxes. */
const PERSONS = { mina: "mina", "mina+tea": "mina", jun: "jun" } as const;
const MEMBERS = ["mina", "mina+tea", "jun"] as const;
const UNITS = ["USD", "points", "reward:friends/teapot"] as const;

interface Reward {
  readonly member: (typeof MEMBERS)[number];
  readonly unit: string;
  readonly amount: number;
  state: RewardState;
  settled: number;
  /** The account that it has paid, once it has. */
  paid?: string;
  /** Was taken back after its use. */
  owed?: boolean;
}

/** A server in a few lines: rewards, and the transfers that were written for them. */
class Book {
  readonly rewards: Reward[] = [];
  readonly transfers: Transfer[] = [];
  readonly erased = new Set<string>();

  earn(given: Pick<Reward, "member" | "unit" | "amount">, verdict: "pass" | "hold"): void {
    if (this.erased.has(given.member)) return;
    const reward = { ...given, state: firstState(verdict), settled: 0 };
    this.transfers.push(...transfersOf(this.#booked(reward), undefined, reward.state));
    this.rewards.push(reward);
  }

  act(reward: Reward, action: RewardAction): readonly Transfer[] {
    const to = nextState(reward.state, action);
    if (!to) return [];
    // Nobody is there to be given anything.
    if (this.erased.has(reward.member) && ["approved", "issued"].includes(to)) return [];
    const booked = this.#booked(reward);
    const owed = settlesDebt(reward.unit) ? -this.on(reward.unit, booked.debts) : 0;
    const written = transfersOf(booked, reward.state, to, owed);
    const settled = written.find(({ step }) => step === "settle");
    if (settled) Object.assign(reward, { settled: settled.amount, paid: settled.to });
    if (reward.state === "used" && to === "reversed") reward.owed = true;
    reward.state = to;
    this.transfers.push(...written);
    return written;
  }

  /** What a reward has paid stays with whom it has paid; what is owed of somebody erased nobody pays. */
  #booked(reward: Reward) {
    const { member, paid } = reward;
    const person = this.erased.has(member) ? `erased ${member}` : PERSONS[member];
    return { ...reward, program: "friends", debts: paid ?? debtAccount(person) };
  }

  on(unit: string, account: string): number {
    return balances(this.transfers).get(unit)?.get(account) ?? 0;
  }

  balance(unit: string, member: string, part: MemberPart): number {
    return this.on(unit, memberAccount(member, part));
  }
}

const earned = fc.record({
  kind: fc.constant("earn" as const),
  member: fc.constantFrom(...MEMBERS),
  unit: fc.constantFrom(...UNITS),
  amount: fc.integer({ min: 1, max: 1_000 }),
  verdict: fc.constantFrom("pass" as const, "hold" as const),
});
const acted = fc.record({
  kind: fc.constant("act" as const),
  reward: fc.nat(30),
  // Most go their way to the end, so that debts come about.
  action: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...REWARD_ACTIONS) },
    { weight: 3, arbitrary: fc.constantFrom("approve", "issue", "use", "reverse") },
  ),
});
const erased = fc.record({
  kind: fc.constant("erase" as const),
  member: fc.constantFrom(...MEMBERS),
});
const deeds = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: earned },
    { weight: 50, arbitrary: acted },
    { weight: 1, arbitrary: erased },
  ),
  {
    maxLength: 80,
    size: "max",
  },
);

type Deed = typeof deeds extends fc.Arbitrary<(infer One)[]> ? One : never;

const act = (reward: number, ...actions: RewardAction[]): Deed[] =>
  actions.map((action) => ({ kind: "act", reward, action }));
const earn = (member: Reward["member"], amount: number): Deed => ({
  kind: "earn",
  member,
  unit: "USD",
  amount,
  verdict: "pass",
});
/** By chance a debt is paid too rarely: here one is, in part, by the other mailbox. */
const OWED: readonly Deed[] = [
  earn("mina", 500),
  ...act(0, "approve", "issue", "use", "reverse"),
  earn("mina+tea", 300),
  ...act(1, "approve", "issue"),
];
const indebted = deeds.map((list) => [...OWED, ...list]);

function live(list: readonly Deed[], each?: (book: Book) => void): Book {
  const book = new Book();
  for (const deed of list) {
    if (deed.kind === "earn") {
      const amount = settlesDebt(deed.unit) ? deed.amount : 1;
      book.earn({ member: deed.member, unit: deed.unit, amount }, deed.verdict);
    } else if (deed.kind === "erase") book.erased.add(deed.member);
    else {
      const reward = book.rewards[deed.reward % Math.max(1, book.rewards.length)];
      if (reward) book.act(reward, deed.action);
    }
    each?.(book);
  }
  return book;
}

/** What lies where rewards stand, by their states alone. */
function standing(book: Book, unit: string, member: string) {
  const sums = { held: 0, approved: 0, issued: 0, used: 0 };
  for (const reward of book.rewards) {
    if (reward.unit !== unit || reward.member !== member) continue;
    const { state, amount, settled, owed } = reward;
    if (state === "held" || state === "approved") sums[state] += amount;
    if (state === "issued" || state === "used") sums[state] += amount - settled;
    // What was used was used, whatever came of it.
    if (owed) sums.used += amount - settled;
  }
  return sums;
}

describe("the ledger", () => {
  it("is what the rewards are, after every step: nothing comes from nowhere", () => {
    fc.assert(
      fc.property(deeds, (list) => {
        live(list, (book) => {
          for (const [unit, accounts] of balances(book.transfers)) {
            expect([...accounts.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
            for (const member of MEMBERS) {
              const lies = (part: MemberPart) => accounts.get(memberAccount(member, part)) ?? 0;
              const { held, approved, issued, used } = standing(book, unit, member);
              expect([lies("held"), lies("approved")]).toEqual([held, approved]);
              expect([lies("issued"), lies("used")]).toEqual([issued, used]);
            }
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it("has a person pay what was taken back after its use by whichever mailbox, and no more", () => {
    let settled = 0;
    fc.assert(
      fc.property(indebted, (list) => {
        live(list, (book) => {
          for (const unit of UNITS) {
            for (const [account, balance] of balances(book.transfers).get(unit) ?? []) {
              if (!account.endsWith(":debt")) continue;
              // Paid more than once it were above nothing.
              expect(balance).toBeLessThanOrEqual(0);
            }
            const debts = book.rewards
              .filter((each) => each.unit === unit && each.owed)
              .reduce((sum, { amount, settled: paid }) => sum + amount - paid, 0);
            const paid = book.rewards
              .filter((each) => each.unit === unit && each.state !== "reversed")
              .reduce((sum, each) => sum + each.settled, 0);
            const accounts = [...(balances(book.transfers).get(unit) ?? [])];
            const owed = accounts.filter(([account]) => account.endsWith(":debt"));
            expect(owed.reduce((sum, [, balance]) => sum + balance, 0)).toBe(paid - debts);
            settled += paid;
          }
        });
      }),
      { numRuns: 100 },
    );
    expect(settled).toBeGreaterThan(0);
  });

  it("takes from a member what was taken back after its use, once", () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = live(list);
        for (const unit of UNITS) {
          const program = balances(book.transfers).get(unit)?.get(programAccount("friends")) ?? 0;
          // What the program has given is what stands; reversed rewards cost nothing in the end.
          const given = book.rewards
            .filter((each) => each.unit === unit)
            .filter(({ state }) => ["held", "approved", "issued", "used"].includes(state))
            .reduce((sum, { amount }) => sum + amount, 0);
          expect(program).toBe(-given || 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("writes whole amounts above nothing, from one account to another", () => {
    fc.assert(
      fc.property(deeds, (list) => {
        for (const { amount, from, to } of live(list).transfers) {
          expect(Number.isInteger(amount) && amount > 0).toBe(true);
          expect(from).not.toBe(to);
        }
      }),
    );
  });

  it("sets credit against a debt, and nothing else", () => {
    const book = new Book();
    const earn = (unit: string, amount: number, member: Reward["member"] = "mina") => {
      book.earn({ member, unit, amount }, "pass");
      return book.rewards.at(-1)!;
    };
    const debt = () => book.on("USD", debtAccount("mina"));
    const go = (reward: Reward, ...actions: RewardAction[]) => {
      for (const action of actions) book.act(reward, action);
    };
    go(earn("USD", 500), "approve", "issue", "use", "reverse");
    expect(debt()).toBe(-500);
    const second = earn("USD", 800);
    go(second, "approve", "issue");
    expect(debt()).toBe(0);
    expect(book.balance("USD", "mina", "issued")).toBe(300);
    // What had paid the debt is taken back too, so that it is owed again.
    go(second, "reverse");
    expect(debt()).toBe(-500);
    // Another mailbox's credit pays it, and once it is paid, nobody does again: not after an erasure either.
    const third = earn("USD", 600, "mina+tea");
    go(third, "approve", "issue");
    expect([debt(), third.settled]).toEqual([0, 500]);
    book.erased.add("mina+tea");
    const fourth = earn("USD", 700);
    go(fourth, "approve", "issue");
    expect([debt(), fourth.settled]).toEqual([0, 0]);
    go(third, "reverse");
    expect(debt()).toBe(-500);
    const teapot = "reward:friends/teapot";
    go(earn(teapot, 1), "approve", "issue", "use", "reverse");
    go(earn(teapot, 1), "approve", "issue");
    expect(book.balance(teapot, "mina", "issued")).toBe(1);
  });

  it("issues what a debt takes up whole without a transfer of nothing", () => {
    const book = new Book();
    for (const amount of [500, 200]) book.earn({ member: "mina", unit: "USD", amount }, "pass");
    const [first, second] = book.rewards as [Reward, Reward];
    for (const action of ["approve", "issue", "use", "reverse"] as const) book.act(first, action);
    book.act(second, "approve");
    expect(book.act(second, "issue").map(({ step }) => step)).toEqual(["settle"]);
    expect(book.act(second, "use")).toEqual([]);
    expect(second.state).toBe("used");
    expect(book.on("USD", debtAccount("mina"))).toBe(-300);
  });
});

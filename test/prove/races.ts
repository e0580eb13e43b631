import { readConfig } from "@stagelight/core/config";
import { ledgerFaults } from "../../packages/server/dist/referral/ledger/book.js";
import { keepMember } from "../../packages/server/dist/referral/member.js";
import { migrate } from "../../packages/server/dist/store/migrate.js";
import { openDatabase } from "../../packages/server/dist/store/open.js";
import { testDatabase } from "../kit/database.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";
import { RaceRunners } from "./support/race-runners.ts";
import type { RaceTask } from "./support/race-worker.ts";
import { between, random, shuffle } from "./support/random.ts";
import { playGraphs } from "./support/referral-graph.ts";

/** Rewards that a program has, processes that give them, and orders that each of them brings. */
const CAP = 100;
const PROCESSES = 8;
const FRIENDS = 140;
const EACH = 26;

type OpenDatabase = ReturnType<typeof openDatabase>;

/**
 * Rewards are given by several processes at once, some of which are killed in the middle: never is there
 * one more than the program has, nor one less. Then what people with several accounts may do, a million
 * times: nobody rewards themselves, and the ledger is right.
 */
export const races: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await raced(name, quick ? 2 : 200, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  if (databases.includes("sqlite")) {
    const { problems, ...played } = await playGraphs(quick ? 1_500 : 1_000_000, say);
    figures["graphs"] = played;
    failures.push(...problems);
  }
  return { failures, ...figures };
};

async function raced(name: DatabaseName, runs: number, say: (line: string) => void) {
  const { address, remove } = await testDatabase(name);
  const database = openDatabase(address);
  const runners = new RaceRunners(address);
  const next = random(20_261_122);
  const problems: string[] = [];
  let [given, most] = [0, 0];
  try {
    await migrate(database);
    await runners.start(PROCESSES);
    for (let run = 1; run <= runs; run++) {
      const tasks = await tasksOf(database, run, next);
      const doomed = shuffle([...tasks.keys()], next).slice(0, 2);
      const delays = tasks.map((_, place) =>
        doomed.includes(place) ? between(next, 5, 400) : undefined,
      );
      await runners.run(tasks, delays);
      const { count, found } = await look(database, tasks[0]!.program.id);
      given += count;
      most = Math.max(most, count);
      problems.push(...found.map((problem) => `run ${run}: ${problem}`));
      if (run % 10 === 0) say(`${name}: ${run} runs, ${runners.kills} kills, ${most} at most`);
    }
    const faults = await ledgerFaults(database.db);
    problems.push(...faults.map((fault) => `ledger: ${JSON.stringify(fault)}`));
    const { kills } = runners;
    return { runs, processes: PROCESSES, kills, cap: CAP, most, given, problems };
  } finally {
    runners.end();
    await database.close();
    await remove();
  }
}

/** A program of its own for each run; many friends order at two processes. */
async function tasksOf(
  database: OpenDatabase,
  run: number,
  next: () => number,
): Promise<RaceTask[]> {
  const now = Date.UTC(2026, 10, 22) + run * 1_000;
  const [program] = readConfig({
    site: { url: "https://nuri.example" },
    server: {},
    mail: { from: "Nuri Tea <hello@nuri.example>" },
    referral: {
      programs: [
        {
          id: `race-${run}`,
          name: "Race",
          text: "Give and get.",
          terms: { text: "One for each friend.", version: "1" },
          rewards: [
            {
              id: "thanks",
              to: "referrer",
              for: "first-order",
              give: { kind: "credit", amount: 500, currency: "USD" },
              text: "5 dollars",
            },
          ],
          caps: { total: CAP },
          budget: { amount: CAP * 500, currency: "USD" },
          review: { most: 100_000, within: "1d" },
        },
      ],
    },
  }).referral!.programs;
  const codes = await membersOf(database, program!.id, now);
  return Array.from({ length: PROCESSES }, () => {
    const all = Array.from({ length: FRIENDS }, (_, friend) => friend);
    return { program: program!, codes, friends: shuffle(all, next).slice(0, EACH), now };
  });
}

async function membersOf({ db }: OpenDatabase, program: string, now: number): Promise<string[]> {
  const codes: string[] = [];
  for (let member = 0; member < 5; member++) {
    const name = `${program}-member-${member}`;
    const code = `${name}-code`;
    await db.transaction().execute(async (step) => {
      // Written first, so that nobody else writes in between.
      await step.deleteFrom("referral_code").where("code", "=", code).execute();
      const { id } = await keepMember(step, {
        addressKeys: [`mailbox-${name}`],
        selfKeys: [`self-${name}`],
        email: `${name}@tea.example`,
        address: `${name}@tea.example`,
        locale: "en",
        now,
      });
      await step
        .insertInto("referral_code")
        .values({ code, program, member_id: id, created_at: now })
        .execute();
    });
    codes.push(code);
  }
  return codes;
}

async function look({ db }: OpenDatabase, program: string) {
  const found: string[] = [];
  const rewards = await db
    .selectFrom("reward")
    .select(["id", "state"])
    .where("program", "=", program)
    .execute();
  const count = rewards.length;
  const friends = await db
    .selectFrom("referral")
    .select("id")
    .where("program", "=", program)
    .execute();
  const expected = Math.min(CAP, friends.length);
  if (count !== expected) found.push(`${count} rewards of ${expected}`);
  const budget = await db
    .selectFrom("referral_budget")
    .selectAll()
    .where("program", "=", program)
    .executeTakeFirstOrThrow();
  if (
    budget.rewards !== count ||
    budget.worth !== count * 500 ||
    budget.rewards_left !== CAP - count
  ) {
    found.push(`the budget says ${JSON.stringify(budget)}`);
  }
  const booked = await db
    .selectFrom("ledger_transfer")
    .select((row) => row.fn.sum<number>("amount").as("sum"))
    .where("from_account", "=", `program:${program}`)
    .executeTakeFirstOrThrow();
  if (Number(booked.sum) !== count * 500) found.push(`${booked.sum} were booked`);
  return { count, found };
}

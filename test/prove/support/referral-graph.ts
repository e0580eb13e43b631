import {
  accountGraph,
  deedsOn,
  programWith,
} from "../../../packages/core/src/referral/arbitraries.ts";
import { migrate } from "../../../packages/server/dist/store/migrate.js";
import { openDatabase } from "../../../packages/server/dist/store/open.js";
import { testDatabase } from "../../kit/database.ts";
import { faultsOf } from "./graph-faults.ts";
import { GraphPlayer } from "./graph-player.ts";

/** Deeds of one graph, on a database of its own, and the people in it. */
const DEEDS = 50_000;
const PEOPLE = 3_000;

const PROGRAM = programWith({
  caps: { perPerson: 40, perPersonPerMonth: 10, total: 2_500 },
  budget: { amount: 1_500_000, currency: "USD" },
});

/** Plays what people with several accounts do through the real commands, and looks at what became of it. */
export async function playGraphs(deeds: number, say: (line: string) => void) {
  const problems: string[] = [];
  const figures = { deeds: 0, accounts: 0, replays: 0, rewards: 0, transfers: 0, refused: 0 };
  for (let seed = 1; figures.deeds < deeds; seed++) {
    const played = await playGraph(seed, Math.min(DEEDS, deeds - figures.deeds));
    for (const name of Object.keys(figures) as (keyof typeof figures)[]) {
      figures[name] += played[name];
    }
    problems.push(...played.problems.map((problem) => `graph ${seed}: ${problem}`));
    say(`graphs: ${figures.deeds} deeds, ${figures.rewards} rewards, ${problems.length} problems`);
  }
  return { ...figures, problems };
}

async function playGraph(seed: number, deeds: number) {
  const { address, remove } = await testDatabase("sqlite");
  const database = openDatabase(address);
  try {
    await migrate(database);
    // What a power cut does is shown elsewhere.
    (database as unknown as { raw: { pragma(text: string): void } }).raw.pragma(
      "synchronous = OFF",
    );
    const graph = accountGraph(seed, Math.ceil((PEOPLE * deeds) / DEEDS));
    const player = new GraphPlayer(database, graph, PROGRAM, seed);
    await player.begin();
    let done = 0;
    for (const deed of deedsOn(graph, seed)) {
      if (done++ >= deeds) break;
      await player.play(deed);
    }
    const { found, rewards, transfers, refused } = await faultsOf(database, player, PROGRAM);
    return {
      deeds: done - 1,
      accounts: graph.accounts.length,
      replays: player.replays,
      rewards,
      transfers,
      refused,
      problems: [...player.problems, ...found],
    };
  } finally {
    await database.close();
    await remove();
  }
}

import {
  accountGraph,
  deedsOn,
  PROGRAM as FRIENDS,
  programWith,
} from "../../../packages/core/src/referral/arbitraries.ts";
import { migrate } from "../../../packages/server/dist/store/migrate.js";
import { openDatabase } from "../../../packages/server/dist/store/open.js";
import { testDatabase } from "../../kit/database.ts";
import { faultsOf } from "./graph-faults.ts";
import { GraphPlayer } from "./graph-player.ts";
import { DEEDS, type GraphTask } from "./referral-graph.ts";

/** People in a graph of so many deeds as it has at most. */
const PEOPLE = 3_000;

/** Credits of more than one amount, so that a debt is no multiple of each; caps that are reached. */
const PROGRAM = programWith({
  rewards: [
    ...FRIENDS.rewards,
    {
      id: "welcome",
      to: "friend",
      for: "first-order",
      give: { kind: "credit", amount: 300, currency: "USD" },
      text: "3 dollars",
    },
  ],
  caps: { perPerson: 6, perPersonPerMonth: 3, total: 2_500 },
  budget: { amount: 1_500_000, currency: "USD" },
});

process.on("message", (task: GraphTask) => {
  playGraph(task).then(
    (played) => process.send!({ played }),
    (error: Error) => process.send!({ failed: error.stack }),
  );
});
process.on("disconnect", () => process.exit());

async function playGraph({ seed, deeds }: GraphTask) {
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
      if (done === deeds) break;
      await player.play(deed);
      done++;
    }
    const { found, ...counted } = await faultsOf(database, player, PROGRAM);
    return {
      deeds: done,
      accounts: graph.accounts.length,
      replays: player.replays,
      ...counted,
      problems: [...player.problems, ...found],
    };
  } finally {
    await database.close();
    await remove();
  }
}

/** What became of a graph. */
export type Played = Awaited<ReturnType<typeof playGraph>>;

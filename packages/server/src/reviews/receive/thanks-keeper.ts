import type { ReadReview } from "@stagelight/core/config";
import type { Services } from "../../http/route.ts";
import { isLow, poolFigures } from "../../newsletter/incentive/pool.ts";
import { type Finding, note, ok, wrong } from "../../operations/doctor/finding.ts";
import type { Database } from "../../store/database.ts";
import { owedReviews } from "./owed-thanks.ts";
import { THANKS_POOL } from "./thanks.ts";

/** Milliseconds between two looks at what is owed. */
const EVERY = 60_000;

/** Gives people what they are owed for reviews as soon as it is there, until it is closed. */
export function openThanksKeeper({
  config,
  store,
  clock,
  logger,
  outbox,
}: Pick<Services, "config" | "store" | "clock" | "logger" | "outbox">): { close(): void } {
  if (!config.review?.thanks) return { close: () => {} };
  const look = async (): Promise<void> => {
    const given = await store.run("giveOwedThanks", { now: clock.now() });
    if (given === 0) return;
    logger.info({ given }, "People got the codes that they were owed for reviews.");
    outbox.wake();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.error({ err: error }, "What is owed is still owed."));
  }, EVERY);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

/** For `stagelight doctor`: whether there is enough of what is promised for reviews. */
export async function checkThanks(
  { db }: Pick<Database, "db">,
  { review }: { readonly review?: Pick<ReadReview, "thanks"> | undefined },
  now: number,
): Promise<Finding[]> {
  if (!review?.thanks) return [];
  const figures = await poolFigures(db, THANKS_POOL);
  const { owed } = await owedReviews(db, now)
    .select((row) => row.fn.countAll().as("owed"))
    .clearOrderBy()
    .executeTakeFirstOrThrow();
  const count = (many: number): string => many.toLocaleString("en");
  const left = `${count(figures.free)} of ${count(figures.codes)} codes for reviews are left`;
  const told = Number(owed) > 0 ? `${left}; ${count(Number(owed))} people wait for one` : left;
  const help =
    "Add codes to the file of review.thanks.codes, or raise most, and start the server again.";
  if (figures.free === 0) return [wrong("thanks", told, help)];
  return [isLow(figures) ? note("thanks", told, help) : ok("thanks", told)];
}

import type { ReadConfig } from "@stagelight/core/config";
import { ceilingOf, lastHour, usualHour } from "../../guard/sign-up-figures.ts";
import { HELD } from "../../mail/handler.ts";
import type { Database } from "../../store/database.ts";
import { type Finding, note, ok } from "./finding.ts";

/** Looks whether far too many people sign up. */
export async function checkSignUps(
  { db }: Pick<Database, "db">,
  { mail }: Pick<ReadConfig, "mail">,
  now: number,
): Promise<Finding> {
  const forms = await lastHour(db, now);
  const usual = await usualHour(db, now);
  const ceiling = ceilingOf(usual, mail.confirmationsPerHour);
  const { held } = await db
    .selectFrom("job")
    .select((row) => row.fn.countAll().as("held"))
    .where("trouble", "=", HELD)
    .where("dead_at", "is", null)
    .executeTakeFirstOrThrow();
  const told = `${forms} in the last hour; ${usual} in the busiest hour of an ordinary day`;
  const waiting = Number(held) > 0 ? `; ${held} confirmations wait` : "";
  if (forms < ceiling && waiting === "") return ok("sign-ups", told);
  return note(
    "sign-ups",
    `${told}; at most ${ceiling} confirmations leave in an hour${waiting}`,
    "It ends by itself. If so many are meant to come, raise mail.confirmationsPerHour.",
  );
}

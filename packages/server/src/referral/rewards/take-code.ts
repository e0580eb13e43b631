import type { ReadReferralReward } from "@stagelight/core/config";
import { alone, next } from "../../newsletter/incentive/grant.ts";
import { makeCode } from "../../newsletter/incentive/make-code.ts";
import type { Work } from "./work.ts";

/** What the codes of a rule stand under in the pool. */
export function poolOf(program: string, rule: string): string {
  return `referral/${program}/${rule}`;
}

/** What somebody is given for a reward; `undefined` while there is no code. */
export async function takeCode(
  { database, step, now }: Pick<Work, "database" | "step" | "now">,
  program: string,
  { id, give }: Pick<ReadReferralReward, "id" | "give">,
): Promise<{ readonly code: string | null } | undefined> {
  switch (give.kind) {
    case "code": {
      const pool = poolOf(program, id);
      await alone(step, database.kind, pool);
      const given = await next(step, { id: pool, kind: "code" }, now);
      return given?.code === undefined ? undefined : { code: given.code };
    }
    case "item":
      // By it the shop knows that the thing is to go into the parcel, and that it has.
      return { code: makeCode() };
    case "credit":
    case "webhook":
      return { code: null };
  }
}

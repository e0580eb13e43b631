import type { ReadReferral } from "@stagelight/core/config";
import type { TeamReward, TeamRewardDecided, TeamRewardsAnswer } from "@stagelight/core/endpoints";
import { currencyDigits, settlesDebt } from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import { z } from "zod";
import { lineSchema } from "@stagelight/core/endpoints";
import { RequestProblem } from "../../http/problem.ts";
import type { Route } from "../../http/route.ts";
import { profileOf } from "../../identity/profile-of.ts";
import { evidenceOf } from "../../referral/convert/evidence.ts";
import { LONGEST_REASON } from "../../referral/rewards/decide.ts";
import type { Tables } from "../../store/tables.ts";
import { asked, does, iso, isoOrNull, tells } from "../api-route.ts";
import { deedOf } from "../audited.ts";

/** The most rewards that are told at once. */
const MOST = 100;

/** Where something is left to decide: it waits for somebody, for its time, or for a code. */
const OPEN = ["review", "held", "approved"] as const;

const decisionSchema = z
  .object({
    decision: z.enum(["approve", "reject"]),
    now: z.boolean().default(false).describe("Without its hold, or the rest of it"),
    reason: lineSchema(LONGEST_REASON).default(""),
  })
  .refine(({ decision, reason }) => decision === "approve" || reason !== "", {
    path: ["reason"],
    message: "Nobody is refused without a reason.",
  });

/** Rewards that wait for a decision, and what is decided. */
export const rewardRoutes: readonly Route[] = [
  tells(
    {
      path: "/rewards/held",
      summary: "Rewards about which something can be decided.",
      role: "marketer",
    },
    async (call) => {
      const { config, store } = call.services;
      const state = OPEN.find((each) => each === asked(call, "state")) ?? "review";
      return config.referral
        ? openRewards(store.read, config.referral, state)
        : ({ rewards: [], more: false } satisfies TeamRewardsAnswer);
    },
  ),
  does(
    {
      path: "/rewards/:id",
      summary: "Lets a reward be given, or refuses it.",
      role: "marketer",
      schema: decisionSchema,
    },
    async (call, { decision, now: atOnce, reason }, member): Promise<TeamRewardDecided> => {
      const { config, store, clock, chat } = call.services;
      const id = call.params["id"] ?? "";
      if (!config.referral) throw new RequestProblem("not-found");
      const action = decision === "approve" ? "reward-approved" : "reward-rejected";
      const became = await store.run("referralDecide", {
        programs: config.referral.programs,
        now: clock.now(),
        actor: "person",
        reward: id,
        decision,
        atOnce,
        ...(reason && { note: reason }),
        deed: deedOf(member, action, `reward ${id}`),
      });
      if (became.is === "unknown") throw new RequestProblem("not-found");
      if (became.is === "early") return { is: "early", state: "held", at: iso(became.at) };
      if (became.is === "refused") return { is: "already", state: became.state };
      const { state, waits } = became;
      chat.feed.decision(action);
      return { is: "done", state, ...(waits && { waits }) };
    },
  ),
];

async function openRewards(
  db: Kysely<Tables>,
  { programs }: ReadReferral,
  state: (typeof OPEN)[number],
): Promise<TeamRewardsAnswer> {
  const rows = await db
    .selectFrom("reward")
    .leftJoin("referral_member", "referral_member.id", "reward.member_id")
    .leftJoin("referral", "referral.id", "reward.referral_id")
    .selectAll("reward")
    .select(["referral_member.email", "referral_member.name", "referral.evidence"])
    .where("reward.state", "=", state)
    .orderBy("reward.created_at")
    .orderBy("reward.id")
    .limit(MOST + 1)
    .execute();
  const rewards = await Promise.all(
    rows.slice(0, MOST).map(async (row): Promise<TeamReward> => {
      const { email, name, unit } = row;
      const profile = email === null ? null : await profileOf(db, email);
      const known = row.evidence === null ? undefined : evidenceOf({ evidence: row.evidence });
      return {
        id: row.id,
        program: row.program,
        programName: nameOf(programs, row.program),
        rule: row.rule,
        state: row.state,
        unit,
        amount: Number(row.amount),
        digits: settlesDebt(unit) ? currencyDigits(unit) : null,
        createdAt: iso(row.created_at),
        dueAt: isoOrNull(row.due_at),
        conversion: row.conversion,
        reasons: JSON.parse(row.reasons) as string[],
        owner:
          email === null
            ? null
            : { name, email, person: profile === null ? null : `profile:${profile}` },
        evidence: known
          ? {
              code: known.code,
              how: known.how,
              at: iso(known.at),
              reason: known.reason,
              codes: known.codes,
              touch: known.policy.touch,
              window: known.policy.window,
            }
          : null,
      };
    }),
  );
  return { rewards, more: rows.length > MOST };
}

/** What a program is called, in the site's first language; the id of one that is no more. */
function nameOf(programs: ReadReferral["programs"], id: string): string {
  const name = programs.find((each) => each.id === id)?.name;
  return (typeof name === "object" ? Object.values(name)[0] : name) ?? id;
}

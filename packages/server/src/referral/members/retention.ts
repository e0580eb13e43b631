import type { Kysely, Transaction } from "kysely";
import type { Between } from "../../privacy/steps.ts";
import type { Tables } from "../../store/tables.ts";

const DAY = 86_400_000;

/** Days for which visits by a link are counted. */
const CLICKS = 400;

/** Days for which somebody who has asked for a link and not opened the mail is remembered. */
const UNPROVEN = 30;

/** People that are looked at in one step. */
const STEP = 500;

/** How long things of referral are kept. */
export interface ReferralRetention {
  /** Seconds for which it is remembered by whose link a visitor came: the longest window of a program. */
  readonly touches: number;
  /** Milliseconds since 1970: orders and silent people of before go. */
  readonly silent: number;
  readonly now: number;
}

/** What was deleted. */
export interface ReferralRemoved {
  readonly clicks: number;
  readonly touches: number;
  readonly members: number;
}

/** Deletes what referral has kept long enough. Rewards stay, and with them whose they are. */
export async function removeReferral(
  db: Kysely<Tables>,
  { touches, silent, now }: ReferralRetention,
  between: Between,
): Promise<ReferralRemoved> {
  const clicks = await db
    .deleteFrom("referral_click")
    .where("at", "<", now - CLICKS * DAY)
    .executeTakeFirst();
  const visits = await db
    .deleteFrom("referral_touch")
    .where("at", "<", now - touches * 1_000)
    .executeTakeFirst();
  await db.deleteFrom("referral_order").where("at", "<", silent).execute();
  await db.deleteFrom("referral_gift").where("at", "<", silent).execute();
  await between();
  return {
    clicks: Number(clicks.numDeletedRows),
    touches: Number(visits.numDeletedRows),
    members: await forgetMembers(db, { silent, now }, between),
  };
}

async function forgetMembers(
  db: Kysely<Tables>,
  times: Pick<ReferralRetention, "silent" | "now">,
  between: Between,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const some = await db.transaction().execute((step) => forgetSome(step, times));
    removed += some;
    if (some < STEP) return removed;
    await between();
  }
}

/** Who has nothing here: no link, no reward, and nobody's friend. */
async function forgetSome(
  step: Transaction<Tables>,
  { silent, now }: Pick<ReferralRetention, "silent" | "now">,
): Promise<number> {
  const rows = await step
    .selectFrom("referral_member as member")
    .select("member.id")
    .where((row) =>
      row.or([
        row.and([
          row("member.proven_at", "is", null),
          row("member.created_at", "<", now - UNPROVEN * DAY),
        ]),
        row("member.created_at", "<", silent),
      ]),
    )
    .where((row) =>
      row.and(
        [
          row.selectFrom("referral_code").select("code").whereRef("member_id", "=", "member.id"),
          row.selectFrom("reward").select("reward.id").whereRef("member_id", "=", "member.id"),
          row
            .selectFrom("referral")
            .select("referral.id")
            .where((or) =>
              or.or([
                or("friend_id", "=", or.ref("member.id")),
                or("referrer_id", "=", or.ref("member.id")),
              ]),
            ),
        ].map((kept) => row.not(row.exists(kept as never))),
      ),
    )
    .limit(STEP)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await step.deleteFrom("referral_member").where("id", "in", ids).execute();
  return ids.length;
}

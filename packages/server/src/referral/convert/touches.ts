import type { Touch } from "@stagelight/core/referral";
import type { Transaction } from "kysely";
import type { Tables } from "../../store/tables.ts";
import type { Deed, Friend } from "./deed.ts";

/** A touch, with whose code it is. */
export interface OwnedTouch extends Touch {
  readonly referrer: string;
}

/** More browsers of one person than these are not looked at. */
const MOST = 50;

/** Ids of the browsers that are known to be somebody's. */
export async function browsersOf(
  db: Pick<Transaction<Tables>, "selectFrom">,
  profiles: readonly string[],
  visitorId: string | null,
): Promise<string[]> {
  const known = visitorId === null ? [] : [visitorId];
  if (profiles.length === 0) return known;
  const rows = await db
    .selectFrom("visitor")
    .select("id")
    .where("profile_id", "in", profiles)
    .orderBy("last_seen", "desc")
    .limit(MOST)
    .execute();
  return [...new Set([...known, ...rows.map(({ id }) => id)])];
}

/**
 * The codes that somebody had, by programs: the one that came with what was done, and those of the
 * links by which their browsers came. Codes that nobody has any more are none.
 */
export async function touchesOf(
  step: Transaction<Tables>,
  { kind, at, code, codeBy, friend }: Deed,
): Promise<ReadonlyMap<string, readonly OwnedTouch[]>> {
  const programs = new Map<string, OwnedTouch[]>();
  const add = (program: string, touch: OwnedTouch): void => {
    programs.set(program, [...(programs.get(program) ?? []), touch]);
  };
  const given = code === undefined ? undefined : await codeRow(step, code);
  if (given && code !== undefined) {
    const how = codeBy ?? (kind === "order" ? "server" : "form");
    add(given.program, { code, how, at, referrer: given.member_id });
  }
  for (const { program, touch } of await linksOf(step, friend)) {
    // Who comes by a link after the order was not sent by it.
    if (touch.at <= at) add(program, touch);
  }
  return programs;
}

async function linksOf(
  step: Transaction<Tables>,
  { profileId, visitorId }: Friend,
): Promise<{ program: string; touch: OwnedTouch }[]> {
  const browsers = await browsersOf(step, profileId === null ? [] : [profileId], visitorId);
  if (browsers.length === 0) return [];
  const rows = await step
    .selectFrom("referral_touch")
    .innerJoin("referral_code", "referral_code.code", "referral_touch.code")
    .select([
      "referral_touch.program",
      "referral_touch.code",
      "referral_touch.first_at",
      "referral_touch.at",
      "referral_code.member_id",
    ])
    .where("referral_touch.visitor_id", "in", browsers)
    .execute();
  return rows.flatMap(({ program, code, first_at: first, at, member_id: referrer }) =>
    [first, at].map((time) => ({
      program,
      touch: { code, how: "link" as const, at: time, referrer },
    })),
  );
}

/** Whose a code is, and in which program. */
export function codeRow(
  db: Pick<Transaction<Tables>, "selectFrom">,
  code: string,
): Promise<{ program: string; member_id: string } | undefined> {
  return db
    .selectFrom("referral_code")
    .select(["program", "member_id"])
    .where("code", "=", code)
    .executeTakeFirst();
}

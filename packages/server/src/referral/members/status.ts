import { localized, type ReadReferralProgram } from "@stagelight/core/config";
import type { ReferralStatusAnswer } from "@stagelight/core/endpoints";
import {
  debtAccount,
  memberAccount,
  nextMilestone,
  settlesDebt,
  toldReasons,
} from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import type { Services } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { masked } from "../../pages/masked.ts";
import type { RewardTable } from "../../store/referral-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { balancesOf } from "../ledger/book.ts";
import type { Member } from "../member.ts";
import { restOf } from "../rewards/work.ts";
import { limitsOf, programState } from "./limits.ts";
import { shareLinks } from "./links.ts";
import { qrCode } from "./qr.ts";
import type { Asking } from "./who-asks.ts";

/** So many rewards are told, the newest first. */
const MOST_REWARDS = 200;

/** All that a member is shown of a program, in a language. */
export async function statusOf(
  services: Pick<Services, "config" | "links" | "store" | "clock">,
  { referral, program, member, email }: Omit<Asking, "link">,
  language: string,
): Promise<ReferralStatusAnswer> {
  const { config, links, store, clock } = services;
  const { read } = store;
  const stands = await programState(read, program, clock.now());
  const code = member && (await codeOf(read, member.id, program.id));
  const shared =
    code === undefined || stands === "over"
      ? undefined
      : shareLinks(services, referral, code, language);
  const friends = await friendsOf(read, member?.id, program.id, code);
  const next = nextMilestone(program, friends.qualified);
  const { terms, share, gift } = program;
  const termsPage =
    terms.page === undefined ? undefined : pageAt(config, links, terms.page, language);
  return {
    state: stands === "active" && code === undefined ? "none" : stands,
    program: program.id,
    ...(member?.name && { name: member.name }),
    showName: member?.show_name === 1,
    email: masked(email),
    ...(shared && {
      ...shared,
      code: code!,
      qr: qrCode(shared.short),
      shareText: shareText(
        localized(share.text, language),
        shared.short,
        gift && localized(gift.text, language),
      ),
      ...(share.disclosure && { disclosure: localized(share.disclosure, language) }),
    }),
    friends,
    limits: code === undefined ? [] : await limitsOf(read, program, member!.id, clock.now()),
    ...(next && { next: { friends: next.friends, text: localized(next.reward.text, language) } }),
    rewards: member ? await rewardsOf(read, member.id, program, language) : [],
    balances: member ? await moneyOf(read, member) : [],
    terms: {
      text: localized(terms.text, language),
      version: terms.version,
      ...(termsPage !== undefined && { page: termsPage }),
    },
  };
}

/** The code of a member in a program. */
export async function codeOf(
  db: Kysely<Tables>,
  member: string,
  program: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("referral_code")
    .select("code")
    .where("member_id", "=", member)
    .where("program", "=", program)
    .executeTakeFirst();
  return row?.code;
}

async function friendsOf(
  db: Kysely<Tables>,
  member: string | undefined,
  program: string,
  code: string | undefined,
): Promise<ReferralStatusAnswer["friends"]> {
  const none = { clicked: 0, attributed: 0, qualified: 0 };
  if (member === undefined) return none;
  const { clicked } = await db
    .selectFrom("referral_click")
    .select((row) => row.fn.countAll().as("clicked"))
    .where("code", "=", code ?? "")
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("referral")
    .select(["state", (row) => row.fn.countAll().as("friends")])
    .where("referrer_id", "=", member)
    .where("program", "=", program)
    .groupBy("state")
    .execute();
  const count = (state: string): number =>
    Number(rows.find((row) => row.state === state)?.friends ?? 0);
  const qualified = count("qualified");
  return { clicked: Number(clicked), attributed: count("attributed") + qualified, qualified };
}

async function rewardsOf(
  db: Kysely<Tables>,
  member: string,
  program: ReadReferralProgram,
  language: string,
): Promise<ReferralStatusAnswer["rewards"]> {
  const rows = await db
    .selectFrom("reward")
    .selectAll()
    .where("member_id", "=", member)
    .where("program", "=", program.id)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(MOST_REWARDS)
    .execute();
  return rows.map((row) => toldReward(row, program, language));
}

/** A reward as its owner is told of it. */
function toldReward(
  row: RewardTable,
  program: ReadReferralProgram | undefined,
  language: string,
): ReferralStatusAnswer["rewards"][number] {
  const { id, rule, unit, code } = row;
  const rest = restOf(row);
  // What has paid a debt with all of it is there to be used no more.
  const state = row.state === "issued" && rest === 0 ? "used" : row.state;
  const declared = program?.rewards.find((each) => each.id === rule);
  const reasons = toldReasons(state, JSON.parse(row.reasons) as string[]);
  const lost = state === "reversed" || state === "rejected";
  const waits = state === "held" && row.due_at !== null;
  return {
    id,
    rule,
    text: declared ? localized(declared.text, language) : rule,
    state,
    ...(reasons.length > 0 && { reasons }),
    ...(waits && { due: iso(row.due_at!) }),
    // It is good for nothing any more.
    ...(code !== null && !lost && { code }),
    ...(settlesDebt(unit) && { amount: rest, currency: unit }),
    at: iso(row.changed_at),
  };
}

/** What a member has of money, in all programs, by currency, and what the person owes. */
async function moneyOf(
  db: Kysely<Tables>,
  { id, self_key: person }: Pick<Member, "id" | "self_key">,
): Promise<ReferralStatusAnswer["balances"]> {
  const debt = debtAccount(person);
  const parts = [memberAccount(id, "approved"), memberAccount(id, "issued"), debt];
  const found = new Map<string, { approved: number; debt: number }>();
  for (const { account, unit, balance } of await balancesOf(db, parts)) {
    if (!settlesDebt(unit)) continue;
    const { approved, debt: owed } = found.get(unit) ?? { approved: 0, debt: 0 };
    found.set(
      unit,
      account === debt
        ? { approved, debt: owed + Math.max(0, -balance) }
        : { approved: approved + balance, debt: owed },
    );
  }
  return [...found].map(([currency, sums]) => ({ currency, ...sums }));
}

function shareText(text: string, link: string, gift = ""): string {
  return text
    .replaceAll("{link}", () => link)
    .replaceAll("{gift}", () => gift)
    .replaceAll(/\s+/g, " ")
    .trim();
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();

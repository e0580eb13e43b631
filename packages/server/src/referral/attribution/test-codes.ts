import { makeCode } from "@stagelight/core/referral";
import { randomBytes, randomUUID } from "node:crypto";
import type { StagelightServer } from "../../http/server.ts";
import { SITE } from "../../http/test-server.ts";
import type { ReferralClickTable, ReferralTouchTable } from "../../store/referral-tables.ts";
import { useDatabase } from "../../store/use-database.ts";

/** What there is to say of a member. */
export interface TestMember {
  readonly id?: string;
  readonly code?: string;
  readonly program?: string;
  readonly name?: string;
  /** Whether friends may see it. Default: yes. */
  readonly showName?: boolean;
}

/** For tests: what is asked of the server. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  readonly address?: string;
}

/** For tests: a member with a code, as if somebody had joined. Returns the code. */
export async function addMember(
  { settings }: StagelightServer,
  {
    id = randomUUID(),
    code = makeCode(randomBytes(9)),
    program = "friends",
    name,
    showName = true,
  }: TestMember = {},
): Promise<string> {
  const email = `${id}@tea.example`;
  await useDatabase(settings.database, async ({ db }) => {
    await db
      .insertInto("referral_member")
      .values({
        id,
        address_key: id,
        self_key: id,
        email,
        address: email,
        name: name ?? null,
        show_name: showName ? 1 : 0,
        locale: "en",
        visitor_id: null,
        network: null,
        created_at: 0,
        proven_at: 0,
      })
      .execute();
    await db
      .insertInto("referral_code")
      .values({ code, program, member_id: id, created_at: 0 })
      .execute();
  });
  return code;
}

/** For tests: a reward of a member's, which has its code. */
export async function addReward(
  { settings }: StagelightServer,
  member: string,
  code: string,
): Promise<void> {
  const none = { referral_id: null, due_at: null, used_for: null };
  const times = { created_at: 0, changed_at: 0 };
  const what = { program: "friends", rule: "thanks", unit: "reward:friends/thanks", amount: 1 };
  await useDatabase(settings.database, ({ db }) =>
    db
      .insertInto("reward")
      .values({
        id: randomUUID(),
        member_id: member,
        conversion: "order:1",
        state: "issued",
        code,
        settled: 0,
        worth: 0,
        reasons: "[]",
        ...none,
        ...times,
        ...what,
      })
      .execute(),
  );
}

/** For tests: the programs of a tea shop. */
export const REFERRAL = {
  landing: "/[...locale]/welcome/",
  programs: [
    {
      id: "friends",
      name: "Friends",
      text: "Give 10 %, get 10 %.",
      terms: { text: "Once for each friend.", version: "1" },
      gift: {
        text: { en: "10% off your first order", ko: "첫 주문 10% 할인" },
        discount: { percent: 10 },
      },
      rewards: [],
    },
    {
      id: "last-year",
      name: "Friends of last year",
      text: "Give 5 %.",
      ends: "2026-01-01",
      terms: { text: "Once for each friend.", version: "1" },
      gift: { text: "5% off your first order", discount: { percent: 5 } },
      rewards: [],
    },
  ],
} as const;

/** For tests: their site, whose newsletter's forms may stand on a blog. */
export const ATTRIBUTION_CONFIG = {
  site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
  server: { origins: ["https://blog.nuri.example"] },
  referral: REFERRAL,
  mail: { from: "hello@nuri.example", confirmationsPerHour: 10_000 },
  newsletter: { welcome: false },
};

/** For tests: how often a code's link was opened. */
export function clicksOf(
  { services }: StagelightServer,
  code: string,
): Promise<ReferralClickTable[]> {
  const clicks = services.store.read.selectFrom("referral_click").selectAll();
  return clicks.where("code", "=", code).execute();
}

/** For tests: whose links a visitor has followed. */
export function touchesOf(
  { services }: StagelightServer,
  visitor: string,
): Promise<ReferralTouchTable[]> {
  const touches = services.store.read.selectFrom("referral_touch").selectAll();
  return touches.where("visitor_id", "=", visitor).orderBy("first_at").execute();
}

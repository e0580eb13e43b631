import { type RewardState, REWARD_STATES } from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import type { Tables } from "../../store/tables.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { evidenceLine } from "../convert/evidence.ts";
import { onReferral, programIn } from "./on-referral.ts";

/** The most rows that are listed. */
const MOST = 100;

/** Lists rewards, or the friends who were brought, with how that is known. */
export const referralListCommand: Command = {
  options: {
    state: { value: "<state>", help: `Only those in one of: ${REWARD_STATES.join(", ")}` },
    program: { value: "<id>", help: "Only those of this program" },
    friends: { help: "All friends who were brought, instead of rewards" },
    refused: { help: "Those of them that something was refused of" },
    config: CONFIG_OPTION,
  },
  notes: [
    `The newest ${MOST} are listed, each with why it waits for a decision, and how it is known`,
    "who brought the friend: the code, how and when it came, why it counts of how many, and the",
    "program's policy as it was. Who decides writes: stagelight referral approve <id>, or:",
    "stagelight referral reject <id> --reason …",
  ],
  async run(values, terminal) {
    const state = stateIn(values);
    return onReferral(values, async ({ database: { db }, referral }) => {
      const program = programIn(values, referral);
      const lines =
        values.friends || values.refused
          ? await friends(db, program, Boolean(values.refused))
          : await rewards(db, program, state);
      if (lines.length === 0) terminal.out("There is none.");
      print(lines, terminal);
      return 0;
    });
  },
};

function print(lines: readonly string[], { out }: Terminal): void {
  for (const line of lines.slice(0, MOST)) out(line);
  if (lines.length > MOST) out(`These are the newest ${MOST}.`);
}

function stateIn({ state }: OptionValues): RewardState | undefined {
  if (state === undefined) return undefined;
  const known = REWARD_STATES.find((each) => each === state);
  if (known) return known;
  throw wrong("There is no such state.", {
    path: "--state",
    expected: `one of ${REWARD_STATES.join(", ")}`,
    found: JSON.stringify(state),
    help: "Write one of these, or leave it out.",
  });
}

async function rewards(
  db: Kysely<Tables>,
  program: string | undefined,
  state: RewardState | undefined,
): Promise<string[]> {
  const rows = await db
    .selectFrom("reward")
    .leftJoin("referral_member", "referral_member.id", "reward.member_id")
    .leftJoin("referral", "referral.id", "reward.referral_id")
    .selectAll("reward")
    .select(["referral_member.email", "referral.evidence"])
    .$if(program !== undefined, (query) => query.where("reward.program", "=", program!))
    .$if(state !== undefined, (query) => query.where("reward.state", "=", state!))
    .orderBy("reward.created_at", "desc")
    .orderBy("reward.id")
    .limit(MOST + 1)
    .execute();
  return rows.map(({ id, created_at: at, email, rule, conversion, reasons, evidence, ...row }) => {
    const who = email ?? "somebody who was erased";
    const about = `${row.program}/${rule} to ${who} for ${conversion}${because(reasons)}`;
    const known = evidence === null ? "" : `, ${evidenceLine({ evidence })}`;
    return `${id}  ${iso(at)}  ${row.state}: ${about}${known}`;
  });
}

async function friends(
  db: Kysely<Tables>,
  program: string | undefined,
  refused: boolean,
): Promise<string[]> {
  const rows = await db
    .selectFrom("referral")
    .leftJoin("referral_member", "referral_member.id", "referral.referrer_id")
    .selectAll("referral")
    .select("referral_member.email")
    .$if(refused, (query) => query.where("referral.reasons", "<>", "[]"))
    .$if(program !== undefined, (query) => query.where("referral.program", "=", program!))
    .orderBy("referral.attributed_at", "desc")
    .orderBy("referral.id")
    .limit(MOST + 1)
    .execute();
  return rows.map(({ id, attributed_at: at, email, conversion, reasons, ...row }) => {
    const who = email ?? "somebody who was erased";
    const what = conversion === null ? "" : ` by ${conversion}`;
    const about = `${row.program}, brought by ${who}${what}${because(reasons)}`;
    return `${id}  ${iso(at)}  ${row.state}: ${about}, ${evidenceLine(row)}`;
  });
}

function because(reasons: string): string {
  const all = JSON.parse(reasons) as string[];
  return all.length > 0 ? ` (${all.join(", ")})` : "";
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

import type { TeamExportsAnswer } from "@stagelight/core/endpoints";
import type { Services } from "../../http/route.ts";
import { yearsOf } from "../../referral/ledger/export-year.ts";
import { type Member, suffices } from "../../team/member.ts";

/** What somebody of the team can download, and how much that is. */
export async function exportsFor(
  { config, store: { read } }: Pick<Services, "config" | "store">,
  { role }: Pick<Member, "role">,
): Promise<TeamExportsAnswer> {
  const owner = suffices(role, "owner");
  const { newsletter, referral, review, surveys } = config;
  return {
    newsletter: owner && newsletter ? { lists: await lists() } : null,
    referral: owner && referral ? { years: await yearsOf(read) } : null,
    reviews: review ? { count: await reviews() } : null,
    surveys: surveys.length > 0 ? await answers() : [],
  };

  async function lists() {
    const rows = await read
      .selectFrom("subscription")
      .select(["list", "state", (row) => row.fn.countAll().as("many")])
      .groupBy(["list", "state"])
      .execute();
    const sum = (id: string, fits: (state: string) => boolean): number =>
      rows.reduce(
        (many, row) => many + (row.list === id && fits(row.state) ? Number(row.many) : 0),
        0,
      );
    return newsletter!.lists.map(({ id, name }) => ({
      id,
      name,
      confirmed: sum(id, (state) => state === "confirmed"),
      left: sum(id, (state) => state !== "confirmed"),
    }));
  }
  async function reviews(): Promise<number> {
    const { many } = await read
      .selectFrom("review")
      .select((row) => row.fn.countAll().as("many"))
      .executeTakeFirstOrThrow();
    return Number(many);
  }
  async function answers() {
    const rows = await read
      .selectFrom("survey_answer")
      .select(["survey", (row) => row.fn.countAll().as("many")])
      .groupBy("survey")
      .execute();
    const counts = new Map(rows.map(({ survey, many }) => [survey, Number(many)]));
    return surveys.map(({ id, heading }) => ({ id, heading, count: counts.get(id) ?? 0 }));
  }
}

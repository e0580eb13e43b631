import type { CommandContext } from "../../store/commands.ts";

/** What a member says of themselves; what is not said stays. */
export interface MeChange {
  readonly member: string;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  readonly available?: boolean | undefined;
}

/** Changes how a member is shown, and their language. */
export async function changeTeamMe(
  { database: { db } }: Pick<CommandContext, "database">,
  { member, name, locale, available }: MeChange,
): Promise<void> {
  await db
    .updateTable("team_member")
    .set((row) => ({
      id: row.ref("id"),
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      ...(available !== undefined && { available: available ? 1 : 0 }),
    }))
    .where("id", "=", member)
    .execute();
}

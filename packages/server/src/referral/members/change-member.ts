import type { CommandContext } from "../../store/commands.ts";
import type { Member } from "../member.ts";

/** What a member says anew of themselves. */
export interface MemberChange {
  readonly id: string;
  /** `null`: none any more. */
  readonly name?: string | null;
  readonly showName?: boolean;
}

/** Changes what a member says; nothing where the member was erased meanwhile. */
export async function changeMember(
  { database: { db } }: CommandContext,
  { id, name, showName }: MemberChange,
): Promise<Member | undefined> {
  return db
    .updateTable("referral_member")
    .set((row) => ({
      id: row.ref("id"),
      ...(name !== undefined && { name }),
      ...(showName !== undefined && { show_name: showName ? 1 : 0 }),
    }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

/** A member who leaves a program. */
export interface Leaving {
  readonly id: string;
  readonly program: string;
}

/**
 * Takes a member's link away: it leads nobody to them any more. What friends have earned them stays;
 * everything else goes when the person is erased.
 */
export async function leaveProgram(
  { database: { db } }: CommandContext,
  { id, program }: Leaving,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    const codes = await step
      .deleteFrom("referral_code")
      .where("member_id", "=", id)
      .where("program", "=", program)
      .returning("code")
      .execute();
    for (const { code } of codes) {
      await step.deleteFrom("referral_touch").where("code", "=", code).execute();
      await step.deleteFrom("referral_click").where("code", "=", code).execute();
    }
  });
}

import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";

/** What somebody of the team did. */
export interface Audited {
  /** Id of the member; nobody's where it was done on the command line or by the server. */
  readonly member?: string | undefined;
  /** The member's name, or `command line`, `server`. */
  readonly actor: string;
  /** In small letters with hyphens, such as `member-invited`. */
  readonly action: string;
  /** What it was done to: `member <id>`, say. Of visitors ids alone. */
  readonly subject?: string | undefined;
  /** Plain data, of visitors none: what is written here is never erased. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Writes down who did what, in the transaction in which it is done. */
export async function audit(
  step: Transaction<Tables>,
  { member, actor, action, subject, detail, at }: Audited,
): Promise<void> {
  await step
    .insertInto("audit_entry")
    .values({
      id: randomUUID(),
      at,
      member_id: member ?? null,
      actor,
      action,
      subject: subject ?? null,
      detail: detail ? JSON.stringify(detail) : null,
    })
    .execute();
}

/** What a deed will be called, by who asks for it: when it is done, and what comes of it, is known where it is done. */
export type Deed = Omit<Audited, "at">;

/**
 * Writes down a deed in the transaction in which it is done.
 *
 * @param deed nothing where it is written down elsewhere, as what the command line does
 * @param outcome beside what the deed says itself
 */
export async function auditDeed(
  step: Transaction<Tables>,
  deed: Deed | undefined,
  at: number,
  outcome: Audited["detail"] = {},
): Promise<void> {
  if (!deed) return;
  const detail = { ...deed.detail, ...outcome };
  await audit(step, { ...deed, detail: Object.keys(detail).length > 0 ? detail : undefined, at });
}

/** The same as a command, for what was done elsewhere than in the database. */
export async function auditWrite(
  { database }: Pick<CommandContext, "database">,
  audited: Audited,
): Promise<void> {
  await database.db.transaction().execute((step) => audit(step, audited));
}

import { programPhase, readCode } from "@stagelight/core/referral";
import type { ReadReferralProgram } from "@stagelight/core/config";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Services } from "../../http/route.ts";

/** A code that counts now. */
export interface ActiveCode {
  readonly code: string;
  readonly program: ReadReferralProgram;
  /** First name of the member, who has agreed that friends see it. */
  readonly name?: string;
}

/**
 * Looks for a code as it was typed or as a link has it. Whether it was never there, is no longer, or
 * names a program that does not go: the same statement is made, and there is nothing.
 */
export async function activeCode(
  { config, store, clock }: Pick<Services, "config" | "store" | "clock">,
  typed: string,
): Promise<ActiveCode | undefined> {
  const row = await store.read
    .selectFrom("referral_code")
    .innerJoin("referral_member", "referral_member.id", "referral_code.member_id")
    .select(["code", "program", "name", "show_name"])
    .where("code", "=", readCode(typed) ?? "")
    .executeTakeFirst();
  const program = config.referral?.programs.find(({ id }) => id === row?.program);
  if (!row || !program || programPhase(program, clock.now()) !== "active") return undefined;
  const named = program.showName && row.show_name === 1 && row.name;
  return { code: row.code, program, ...(named && { name: named }) };
}

/**
 * What stands for a code in a path. Messengers take the dot or the bracket behind a link for a part of it.
 *
 * @throws RequestProblem `not-found` for what nobody would write for a code
 */
export function codeInPath({ params }: Pick<Call, "params">): string {
  const text = params["code"]!.replace(/[^\p{L}\p{N}]+$/u, "");
  if (/^[\p{L}\p{N}\p{Pd}_ .]{1,100}$/u.test(text)) return text;
  throw new RequestProblem("not-found");
}

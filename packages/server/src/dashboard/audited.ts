import type { Services } from "../http/route.ts";
import type { Audited, Deed } from "../team/audit/audit.ts";
import type { Member } from "../team/member.ts";

/** What a member does, as it is written down in the transaction in which it is done; of visitors ids alone. */
export function deedOf(
  member: Member,
  action: string,
  subject: string,
  detail?: Audited["detail"],
): Deed & { readonly subject: string } {
  return { ...by(member), action, subject, detail };
}

/**
 * Writes down what a member does before it is done, where that is no single transaction: something is
 * handed out, or erased in many steps. What cannot be written down is not done, and who did it is known even
 * if the server dies meanwhile.
 */
export async function auditedFirst<Done>(
  { store, clock }: Pick<Services, "store" | "clock">,
  deed: Deed,
  run: () => Promise<Done>,
): Promise<Done> {
  await store.run("auditWrite", { ...deed, at: clock.now() });
  return run();
}

/** Who has done it, as it is written down. */
export function by({ id, name, email }: Member): Pick<Audited, "member" | "actor"> {
  return { member: id, actor: name || email };
}

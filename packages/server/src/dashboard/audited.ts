import type { Services } from "../http/route.ts";
import type { Audited } from "../team/audit/audit.ts";
import type { Member } from "../team/member.ts";

/** Writes down what a member has done; of visitors ids alone. */
export function audited(
  { store, clock }: Pick<Services, "store" | "clock">,
  member: Member,
  action: string,
  subject: string,
  detail?: Audited["detail"],
): Promise<void> {
  return store.run("auditWrite", { ...by(member), action, subject, detail, at: clock.now() });
}

/** Who has done it, as it is written down. */
export function by({ id, name, email }: Member): Pick<Audited, "member" | "actor"> {
  return { member: id, actor: name || email };
}

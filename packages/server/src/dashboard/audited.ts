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

/** The same of a decision: who has the queue open sees that it is made. */
export async function decided(
  services: Pick<Services, "store" | "clock" | "chat">,
  member: Member,
  action: string,
  subject: string,
  detail?: Audited["detail"],
): Promise<void> {
  await audited(services, member, action, subject, detail);
  services.chat.feed.decision(action);
}

/** Who has done it, as it is written down. */
export function by({ id, name, email }: Member): Pick<Audited, "member" | "actor"> {
  return { member: id, actor: name || email };
}

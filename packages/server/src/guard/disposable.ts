import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

/** Read once somebody asks. */
let domains: Set<string> | undefined;

/**
 * Whether an address belongs to a service of throw-away mailboxes. The list is kept by people and
 * knows about 9,000 domains: fewer than gathered ones, and no forwarding service of a mail provider.
 * For a note beside the address, and never a reason to refuse one.
 *
 * @param email an address in its canonical form
 */
export function isDisposable(email: string): boolean {
  domains ??= disposableEmailBlocklistSet();
  const labels = email.slice(email.lastIndexOf("@") + 1).split(".");
  // Some of the services take mail for every name below theirs.
  return labels.some((_, from) => domains!.has(labels.slice(from).join(".")));
}

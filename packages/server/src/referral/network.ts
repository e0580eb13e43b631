import { parseAddress } from "../http/address.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";

/** Ranges of addresses that say nothing of who calls: whoever tries a site out on one machine has one. */
const INNER: ReadonlySet<string> = new Set([
  "loopback",
  "private",
  "linkLocal",
  "uniqueLocal",
  "carrierGradeNat",
  "unspecified",
]);

/** The network from which somebody calls over the internet, truncated; none for any other. */
export function networkOfCaller(address: string | undefined): string | null {
  const parsed = parseAddress(address ?? "");
  if (!parsed || INNER.has(parsed.range())) return null;
  return truncateAddress(address!) ?? null;
}

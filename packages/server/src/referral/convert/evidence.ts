import type { Attribution } from "@stagelight/core/referral";
import type { ReferralTable } from "../../store/referral-tables.ts";

/** What `evidence` holds: the attribution as it was, and what has counted by it. */
export interface Evidence extends Attribution {
  readonly conversions: readonly string[];
}

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["s", 1],
] as const;

/** By what it is known whose friend somebody is; nothing once one of the two was erased. */
export function evidenceOf({ evidence }: Pick<ReferralTable, "evidence">): Evidence | undefined {
  const told = JSON.parse(evidence) as Evidence | { readonly code?: undefined };
  return told.code === undefined ? undefined : told;
}

/** The same in one line, for who decides or is asked why. */
export function evidenceLine(row: Pick<ReferralTable, "evidence">): string {
  const evidence = evidenceOf(row);
  if (!evidence) return "one of the two was erased";
  const { code, how, at, reason, policy, codes, conversions } = evidence;
  return [
    `${code} by ${how} at ${new Date(at).toISOString()}: ${reason} of ${many(codes, "code")}`,
    `policy ${policy.touch} within ${written(policy.window)}`,
    many(conversions.length, "conversion"),
  ].join("; ");
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function written(seconds: number): string {
  const [unit, length] = UNITS.find((each) => seconds % each[1] === 0)!;
  return `${seconds / length}${unit}`;
}

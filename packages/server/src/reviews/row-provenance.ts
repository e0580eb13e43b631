import { type Provenance, provenanceOf } from "@stagelight/core/review";
import type { ReviewTable } from "../store/review-tables.ts";

/** Where a review comes from, as its row says. */
export function rowProvenance({
  source,
  invited,
  verified,
  incentivised,
}: Pick<ReviewTable, "source" | "invited" | "verified" | "incentivised">): Provenance[] {
  return provenanceOf({
    source,
    invited: Number(invited) === 1,
    ordered: Number(verified) === 1,
    promised: Number(incentivised) === 1,
  });
}

/** How a review came to be one, as the system knows it; nobody sets it. */
export const PROVENANCES = ["verified", "invited", "imported", "incentivised"] as const;

/** One of {@link PROVENANCES}. */
export type Provenance = (typeof PROVENANCES)[number];

/** How a review came in. */
export const REVIEW_SOURCES = ["mail", "page", "widget", "import"] as const;

/** One of {@link REVIEW_SOURCES}. */
export type ReviewSource = (typeof REVIEW_SOURCES)[number];

/** What the server knows of how a review came in. */
export interface ProvenanceFacts {
  readonly source: ReviewSource;
  /** It came by an invitation that we have sent. */
  readonly invited: boolean;
  /** The one who wrote it has, by that invitation or by proof, an order of this product. */
  readonly ordered: boolean;
  /** A thank-you was promised in the form that it was written in. */
  readonly promised: boolean;
}

/**
 * What stands at a review. Of one that was received elsewhere nothing is known that could be vouched
 * for: neither an order nor an invitation.
 */
export function provenanceOf({
  source,
  invited,
  ordered,
  promised,
}: ProvenanceFacts): Provenance[] {
  const holds: Readonly<Record<Provenance, boolean>> = {
    verified: ordered && source !== "import",
    invited: invited && source !== "import",
    imported: source === "import",
    incentivised: promised,
  };
  return PROVENANCES.filter((each) => holds[each]);
}

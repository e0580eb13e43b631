/** What is known of a column beside its name. */
export interface Column {
  /** Whose data it holds: nobody's, the person's own, or also somebody else's. */
  readonly pii: "none" | "self" | "third";
  /** Times are milliseconds since 1970; text may be JSON. */
  readonly holds: "number" | "time" | "text" | "json";
}

/** Columns of which nobody's data is. */
export const none = holding("none");
/** Columns of the person's own data. */
export const own = holding("self");
/** Columns in which somebody else's data may be too. */
export const mixed = holding("third");

function holding<Pii extends Column["pii"]>(pii: Pii) {
  return {
    number: { pii, holds: "number" },
    time: { pii, holds: "time" },
    text: { pii, holds: "text" },
    json: { pii, holds: "json" },
  } as const;
}

/** Moments until which a conversation can be put aside. */
export const SNOOZES = ["hour", "evening", "tomorrow", "monday", "week"] as const;

/** One of {@link SNOOZES}, and when it is. */
export interface SnoozeTime {
  readonly id: (typeof SNOOZES)[number];
  readonly at: Date;
}

const at = (now: Date, days: number, hour: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);

/** The moments that make sense now, in the reader's time zone: an evening only before it comes. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const all: SnoozeTime[] = [
    { id: "hour", at: new Date(now.getTime() + 3_600_000) },
    { id: "evening", at: at(now, 0, 18) },
    { id: "tomorrow", at: at(now, 1, 9) },
    { id: "monday", at: at(now, toMonday, 9) },
    { id: "week", at: at(now, 7, 9) },
  ];
  return all.filter(({ id }) => {
    if (id === "evening") return now.getHours() < 16;
    // The day before, "Monday" is tomorrow; on a Monday it is a week away.
    return id !== "monday" || (toMonday > 1 && toMonday < 7);
  });
}

import type { TeamChatSettingsAnswer } from "@stagelight/core/endpoints";

/** Hours as the server keeps them. */
export type Hours = NonNullable<TeamChatSettingsAnswer["configHours"]>;

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** One of {@link DAYS}. */
export type Day = (typeof DAYS)[number];

/** Hours as they are filled in: each span with its two times. */
export interface HoursForm {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<Day, readonly (readonly [from: string, to: string])[]>>;
  readonly closed: readonly string[];
}

/** Hours to fill in: those there are, or what most have. */
export function formOf(hours: Hours | null | undefined): HoursForm {
  const weekly = (day: Day) =>
    (hours?.weekly[day] ?? []).map((span): [string, string] => {
      const [from = "", to = ""] = span.split("-");
      // Fields for a time of day have no 24:00.
      return [from, to === "24:00" ? "00:00" : to];
    });
  const spans = Object.fromEntries(
    DAYS.map((day) => [
      day,
      hours ? weekly(day) : day === "sat" || day === "sun" ? [] : [["09:00", "18:00"]],
    ]),
  );
  return {
    timeZone: hours?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekly: spans as unknown as HoursForm["weekly"],
    closed: hours?.closed ?? [],
  };
}

/** What was filled in, as the server takes it. */
export function hoursOf({ timeZone, weekly, closed }: HoursForm): Hours {
  const days = DAYS.map((day) => [
    day,
    weekly[day].map(([from, to]) => `${from}-${to === "00:00" ? "24:00" : to}`),
  ]);
  return {
    timeZone,
    weekly: Object.fromEntries(days.filter(([, spans]) => spans!.length > 0)) as Hours["weekly"],
    closed: closed.filter(Boolean),
  };
}

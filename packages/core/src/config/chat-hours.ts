import { type ChatHours, type ReadChatHours, WEEK_DAYS, type WeekDay } from "./chat.ts";

/** The minutes since midnight of `"09:00-18:00"`; nothing of another text. Its end may be `24:00`. */
export function spanOf(text: string): readonly [from: number, to: number] | undefined {
  const [, from, to] = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(text) ?? [];
  const begins = minutesOf(from ?? "");
  const ends = minutesOf(to ?? "");
  if (begins === undefined || ends === undefined || begins === 1_440) return undefined;
  return [begins, ends];
}

/** Hours, which are valid, in minutes and in order. */
export function readChatHours({ timeZone, weekly, closed = [] }: ChatHours): ReadChatHours {
  const spans = (day: WeekDay) =>
    (weekly[day] ?? []).map((text) => spanOf(text)!).toSorted(([a], [b]) => a - b);
  return {
    timeZone,
    weekly: Object.fromEntries(
      WEEK_DAYS.map((day) => [day, spans(day)]),
    ) as unknown as ReadChatHours["weekly"],
    closed,
  };
}

function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(time) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return all <= 1_440 ? all : undefined;
}

import type { ReadConfig } from "@stagelight/core/config";
import {
  DAY,
  describeCause,
  type Period,
  type SimulatedEvent,
  type SimulatedVisitor,
  type Timeline,
} from "@stagelight/core/simulate";
import type { Colors } from "../terminal/colors.ts";
import { WIDTH, wrap } from "../terminal/text.ts";

/** The timeline of one visitor for people, in lines. */
export function timelineReport(
  { visitor, entries, end }: Timeline,
  { locale = "en", events }: SimulatedVisitor,
  table: ReadConfig["table"],
  period: Period,
  colors: Colors,
): string[] {
  const lines = [colors.bold(visitor), `${events.length} events, language ${locale}`, ""];
  const { length } = timeOf(period.end, period);
  const push = (lead: string, text: string, paint = (line: string) => line): void => {
    const room = WIDTH - length - 2;
    wrap(text, room).forEach((line, at) => {
      lines.push(`${(at ? "" : lead).padEnd(length)}  ${paint(line)}`);
    });
  };
  for (const { at, event, transitions } of entries) {
    const time = timeOf(at, period);
    if (event) push(time, describeEvent(event));
    for (const transition of transitions) {
      const { track, from, to, rule } = transition;
      const where = track === "" ? "" : ` on ${track}`;
      const cause = describeCause(transition, table);
      push(event ? "" : time, `→ ${to}${where}, from ${from}, by ${rule}: ${cause}`, colors.green);
    }
  }
  lines.push("", `${timeOf(period.end, period)}  The end, in ${colors.bold(end)}.`);
  return lines;
}

function timeOf(at: number, { start, end }: Period): string {
  const width = String(Math.floor((end - start) / DAY)).length;
  const day = String(Math.floor((at - start) / DAY)).padStart(width);
  return `day ${day}  ${new Date(at).toISOString().slice(11, 16)}`;
}

function describeEvent({
  type,
  event,
  properties,
  traits,
  address,
  referrer,
}: SimulatedEvent): string {
  const from = referrer ? `, from ${referrer}` : "";
  if (type === "page") return `${readable(address ?? "")}${from}`;
  if (type === "identify") return `identify ${JSON.stringify(traits)}`;
  const told = Object.keys(properties ?? {}).length > 0 ? ` ${JSON.stringify(properties)}` : "";
  return `${event}${told}`;
}

function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

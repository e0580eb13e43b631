import type en from "../../texts/your-data/en.ts";
import { fill } from "../../i18n/fill.ts";
import { commaOf, datesOf } from "../../i18n/locales.ts";
import type { MeAnswer } from "./server.ts";

/** The words that the script needs, and the language of the page. */
export interface Words {
  readonly locale: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly t: Pick<
    typeof en,
    | "states"
    | "status"
    | "stands"
    | "facts"
    | "changes"
    | "events"
    | "records"
    | "person"
    | "purposes"
    | "take"
  >;
}

type Evidence = MeAnswer["transitions"][number]["evidence"];
type Standing = NonNullable<MeAnswer["hint"]>;

/** A day, such as "3 May 2026". */
export const day = ({ locale }: Words, iso: string): string =>
  new Date(iso).toLocaleDateString(datesOf(locale), { dateStyle: "long" });

/** A time of the day. */
export const clock = ({ locale }: Words, iso: string): string =>
  new Date(iso).toLocaleTimeString(datesOf(locale), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });

/** A day with the time. */
export const moment = ({ locale }: Words, iso: string): string =>
  new Date(iso).toLocaleString(datesOf(locale), { dateStyle: "long", timeStyle: "short" });

/** What happened, in the page's language. */
export function eventName(
  { t }: Words,
  { type, event, name }: Readonly<Record<string, unknown>>,
): string {
  if (type === "page") return t.events.page;
  if (type === "identify") return t.events.identify;
  return nameOf(t, String(event ?? name ?? type));
}

function nameOf({ events }: Words["t"], name: string): string {
  return events.names[name] ?? fill(events.unnamed, { name });
}

/** When it happened, by the visitor's clock as far as it was right. */
export const happened = ({ receivedAt, event }: MeAnswer["events"][number]): string =>
  typeof event.timestamp === "string" ? event.timestamp : receivedAt;

/** What was counted: a rule names several events, of which this shop may know but some. */
export function reasons({ t, locale }: Words, evidence: Evidence): string {
  const { events } = t;
  return evidence
    .map(({ what, count }) => {
      const all = what.split(" | ");
      const known = all.filter((each) => each.startsWith("/") || events.names[each]);
      const words = (known.length > 0 ? known : all).map((each) =>
        each.startsWith("/") ? fill(events.pagesUnder, { path: each }) : nameOf(t, each),
      );
      const joined = [...new Set(words)]
        .map((each, at) => (at ? within(each) : each))
        .join(events.or);
      return count > 1 ? fill(events.times, { what: joined, count }) : joined;
    })
    .join(commaOf(locale));
}

/** Why somebody stands where they stand. */
export function whyStands(words: Words, { reason }: Standing): string {
  const { stands } = words.t;
  if (!reason) return stands.beginning;
  const own = ownReason(words, reason);
  if (own !== undefined) return own;
  const told = reasons(words, reason.evidence);
  return told ? fill(stands.because, { reasons: within(told) }) : "";
}

/** Why a stage changed where nothing was counted: silence, or somebody of the shop. */
export function ownReason(
  { t: { stands } }: Words,
  { kind, note }: { readonly kind: string; readonly note?: string | undefined },
): string | undefined {
  if (kind === "decay") return stands.silence;
  return kind === "manual" ? fill(stands.byHand, { note: note ?? "" }) : undefined;
}

/** As it stands within a sentence. */
const within = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1);

import { fill } from "../../i18n/fill.ts";
import { commaOf, datesOf } from "../../i18n/locales.ts";
import { put } from "../put.ts";
import type { MeAnswer } from "./server.ts";
import type { Words } from "./words.ts";

/** What the server keeps beside events. */
type Records = Pick<
  MeAnswer,
  "mails" | "orders" | "newsletter" | "referral" | "reviews" | "surveys" | "chats"
>;

/** The words that records need. */
export type RecordWords = Pick<Words, "locale"> & { readonly t: Pick<Words["t"], "records"> };

interface Line {
  readonly at: string;
  readonly what: string;
  readonly where?: string;
  readonly raw: object;
}

/** Shows records, the newest first. */
export function showRecords(root: HTMLElement | null, words: RecordWords, me: Records): void {
  const template = root?.querySelector<HTMLTemplateElement>("template[data-record]");
  for (const section of root?.querySelectorAll<HTMLElement>("[data-record-kind]") ?? []) {
    const lines = linesOf(section.dataset.recordKind as keyof Records, words, me);
    const items = lines.map((line) => recordItem(template!, words, line));
    section.querySelector("ol")?.replaceChildren(...items);
    const none = section.querySelector<HTMLElement>("[data-no-records]");
    if (none) none.hidden = items.length > 0;
  }
}

function linesOf(kind: keyof Records, { locale, t }: RecordWords, me: Records): Line[] {
  const { mails, orders, newsletter, referral, reviews, surveys, chats } = t.records;
  switch (kind) {
    case "mails":
      return me.mails.map((raw) => ({
        at: raw.at,
        what: mails.names[raw.mail] ?? raw.mail,
        where: raw.outcome === "sent" ? "" : mails.not,
        raw,
      }));
    case "orders":
      return me.orders.map((raw) => ({
        at: raw.at,
        what: fill(orders.order, { id: raw.orderId }),
        raw,
      }));
    case "newsletter":
      return me.newsletter.map((raw) => ({
        at: raw.since,
        what: raw.email,
        where: raw.lists.map(({ list }) => newsletter.lists[list] ?? list).join(commaOf(locale)),
        raw,
      }));
    case "referral":
      return me.referral.map((raw) => ({
        at: raw.since,
        what: raw.email,
        where: referral.title,
        raw,
      }));
    case "reviews":
      return (me.reviews ?? []).map((raw) => ({
        at: raw.at,
        what: fill(raw.kind === "stars" ? reviews.stars : reviews.score, { score: raw.score }),
        where: reviews.states[raw.state] ?? "",
        raw,
      }));
    case "surveys":
      return (me.surveys ?? []).map((raw) => ({
        at: raw.at,
        what: surveys.names[raw.survey] ?? raw.survey,
        raw,
      }));
    case "chats":
      return (me.chats ?? []).map((raw) => ({
        at: raw.startedAt,
        what: fill(chats.talk, { count: raw.messages.length }),
        where: raw.state === "closed" ? chats.ended : "",
        raw,
      }));
  }
}

function recordItem(
  template: HTMLTemplateElement,
  { locale }: RecordWords,
  { at, what, where = "", raw }: Line,
): DocumentFragment {
  const item = document.importNode(template.content, true);
  const day = new Date(at).toLocaleDateString(datesOf(locale), { day: "numeric", month: "short" });
  put(item, "time", day);
  item.querySelector("time")?.setAttribute("datetime", at);
  put(item, "[data-what]", what);
  put(item, "[data-where]", where);
  put(item, "pre", JSON.stringify(raw, null, 2));
  return item;
}

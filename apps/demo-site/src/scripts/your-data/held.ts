import { fill } from "../../i18n/fill.ts";
import { commaOf } from "../../i18n/locales.ts";
import { put } from "../put.ts";
import type { MeAnswer } from "./server.ts";
import { showEvents } from "./events.ts";
import { showRecords } from "./records.ts";
import { day, moment, ownReason, reasons, whyStands, type Words } from "./words.ts";

/** Shows what the server holds. */
export function showHeld(root: HTMLElement, words: Words, me: MeAnswer): void {
  for (const standing of ["hint", "verified"] as const) showStanding(root, words, me, standing);
  showFacts(root, words, me);
  showChanges(root, words, me);
  showEvents(root, words, me);
  showRecords(root, words, me);
}

function showStanding(
  root: HTMLElement,
  words: Words,
  me: MeAnswer,
  standing: "hint" | "verified",
): void {
  const { stands } = words.t;
  const card = root.querySelector<HTMLElement>(`[data-standing=${standing}]`);
  const told = me[standing];
  put(card, "[data-stage]", told ? (words.stages[told.stage] ?? told.stage) : stands.none);
  put(card, "[data-since]", told ? fill(stands.since, { date: moment(words, told.since) }) : "");
  put(card, "[data-why]", told ? whyStands(words, told) : stands.noneWhy);
  const seal = card?.querySelector<HTMLElement>("[data-seal]");
  if (seal) seal.hidden = !told;
}

function showFacts(root: HTMLElement, words: Words, { visitor }: MeAnswer): void {
  if (!visitor) return;
  const { t, locale } = words;
  const allowed = visitor.consent?.map((purpose) => t.purposes[purpose] ?? purpose) ?? [];
  const { claims } = visitor;
  const facts: Readonly<Record<string, string>> = {
    number: visitor.id,
    first: moment(words, visitor.firstSeen),
    last: moment(words, visitor.lastSeen),
    allowed: allowed.join(commaOf(locale)) || t.facts.nothingAllowed,
    claims: claims ? claimed(claims).join(commaOf(locale)) : "",
    until: day(words, visitor.deletedAt),
  };
  for (const row of root.querySelectorAll<HTMLElement>("[data-fact]")) {
    const text = facts[row.dataset.fact ?? ""] ?? "";
    put(row, "dd", text);
    row.hidden = text === "";
  }
  const person = root.querySelector<HTMLElement>("[data-of-person]");
  if (person) person.hidden = !visitor.ofPerson;
}

/** What the browser has said of its person, each thing by its name. */
function claimed({ userId, traits }: NonNullable<NonNullable<MeAnswer["visitor"]>["claims"]>) {
  return Object.entries({ ...(userId !== undefined && { id: userId }), ...traits }).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
}

function showChanges(root: HTMLElement, words: Words, { transitions }: MeAnswer): void {
  const { changes } = words.t;
  const template = root.querySelector<HTMLTemplateElement>("template[data-change]");
  const items = transitions.map((each) => {
    const item = document.importNode(template!.content, true);
    const [from = "", to = ""] = [each.from, each.to].map((id) => words.stages[id] ?? id);
    put(item, "[data-move]", fill(changes.move, { from, to }));
    put(item, "[data-by]", changes[each.standing]);
    put(item, "[data-reason]", ownReason(words, each) ?? reasons(words, each.evidence));
    put(item, "time", moment(words, each.at));
    item.querySelector("time")?.setAttribute("datetime", each.at);
    return item;
  });
  root.querySelector("[data-changes]")?.replaceChildren(...items);
  const none = root.querySelector<HTMLElement>("[data-no-changes]");
  if (none) none.hidden = items.length > 0;
}

import { fill } from "../../i18n/fill.ts";
import { commaOf } from "../../i18n/locales.ts";
import { put } from "../put.ts";
import { askShop, type ShopAnswer } from "../tell-shop.ts";
import { type RecordWords, showRecords } from "./records.ts";
import { askAs, type MeAnswer } from "./server.ts";
import type { Words } from "./words.ts";

const root = document.querySelector<HTMLElement>("[data-mine]");
const words = JSON.parse(root?.dataset.words ?? "{}") as RecordWords & {
  readonly t: Pick<Words["t"], "person">;
};
let held: MeAnswer | null = null;

/** What the server has told of the person who is signed in. */
export const heldOfPerson = (): MeAnswer | null => held;

/** Brings the form to life; whoever comes back from the link of the mail is shown what there is. */
export function offerPerson(): void {
  const form = root?.querySelector<HTMLFormElement>("[data-sign-in]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn(form.querySelector("input")?.value ?? "");
  });
  if (location.hash === "#mine") void showPerson();
}

async function signIn(email: string): Promise<void> {
  const { ok } = await askShop("sign-in", { email, page: location.pathname });
  const sent = root?.querySelector<HTMLElement>("[data-mine-sent]");
  if (sent) sent.hidden = !ok;
  put(root, "[data-mine-news]", ok ? "" : words.t.person.failed);
}

async function showPerson(): Promise<void> {
  const { token } = await askShop<ShopAnswer & { readonly token: string }>("token", {});
  const asked = token ? await askAs(token) : undefined;
  if (!asked || !("me" in asked)) return;
  held = asked.me;
  const { title, nobody, whose } = words.t.person;
  const emails = held.person?.emails.join(commaOf(words.locale));
  put(root, "h2", title);
  put(root, "[data-mine-whose]", emails ? fill(whose, { emails }) : nobody);
  showRecords(root, words, held);
  for (const [selector, shown] of [
    ["[data-mine-asks]", false],
    ["[data-mine-held]", true],
    ["[data-records]", emails !== undefined],
  ] as const) {
    const part = root?.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !shown;
  }
  root?.querySelector<HTMLElement>("[data-mine-held]")?.focus();
}

import { discountOn, type Discount } from "../data/discount.ts";
import { formatMoney, type Money } from "../data/money.ts";
import { fill } from "../i18n/fill.ts";
import type en from "../texts/shop/en.ts";
import { shop } from "./shop.ts";
import { askShop, type ShopAnswer } from "./tell-shop.ts";
import { friend } from "./track.ts";

/** What the shop has answered to a code. */
interface Quote extends ShopAnswer {
  readonly valid: boolean;
  readonly kind: "gift" | "reward" | "incentive";
  readonly discount: Discount;
  /** A thing that is put into the parcel. */
  readonly item: string;
}

/** A code that is good for this order. */
interface GoodCode {
  readonly code: string;
  /** Whether a link has brought it, or somebody has typed it. */
  readonly by?: string;
  readonly discount?: Discount;
}

/** The field for a code. */
interface CodeField {
  /** The code, if it is good for something. */
  good(): GoodCode | undefined;
  /** Makes sure that what stands there was asked about; false where somebody should read the answer first. */
  settle(): Promise<boolean>;
  /** Says why an order was not taken. */
  refused(reason: string | undefined): void;
}

type Words = (typeof en)["checkout"]["code"];

/**
 * Asks the shop what a code is worth, once it stands there: typed, or brought by a friend's link.
 *
 * @param goods what the cart comes to, without postage
 * @param changed called when another discount holds
 */
export function watchCode(
  form: HTMLFormElement,
  goods: () => Money,
  changed: () => void,
): CodeField | undefined {
  const root = form.querySelector<HTMLElement>("[data-code]");
  const input = root?.querySelector<HTMLInputElement>("#code");
  const news = root?.querySelector<HTMLElement>("[data-code-news]");
  const email = form.querySelector<HTMLInputElement>("#email");
  if (!root || !input || !news) return undefined;
  const words = JSON.parse(root.dataset.words ?? "{}") as Words;
  let good: GoodCode | undefined;
  let answered: Partial<Quote> = {};
  let asked = "";

  const say = (text: string, wrong = false): void => {
    news.textContent = text;
    news.toggleAttribute("data-wrong", wrong);
    input.setAttribute("aria-invalid", String(wrong));
  };
  const refuse = (reason = ""): void => {
    good = undefined;
    say(reasonText(words, reason), true);
    changed();
  };
  const address = () => (email?.validity.valid && email.value) || undefined;
  const question = () => `${input.value.trim()} ${address() ?? ""}`;

  const ask = async (): Promise<void> => {
    const code = input.value.trim();
    asked = question();
    if (!code) {
      good = undefined;
      say("");
      return changed();
    }
    say(words.asking);
    const { minor: amount, currency } = goods();
    const told = { code, email: address(), amount, currency };
    const answer = await askShop<Quote>("codes", told);
    // Another code has been typed meanwhile.
    if (input.value.trim() !== code) return;
    answered = answer;
    if (!answer.ok) asked = "";
    if (!answer.valid) return refuse(answer.reason ?? (answer.ok ? "" : "unreachable"));
    good = { code, ...(answer.discount && { discount: answer.discount }) };
    say(goodText(words, answer, goods()));
    changed();
  };

  const askAgain = (): void => {
    if (input.value.trim() && question() !== asked) void ask();
  };
  root.querySelector("[data-use-code]")?.addEventListener("click", () => void ask());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // The form is not ready to be sent because a code is.
    event.preventDefault();
    void ask();
  });
  email?.addEventListener("change", askAgain);
  document.addEventListener("stagelight:referral", () => {
    // Who has sent it may be known a moment after the code.
    if (good?.code === friend()?.code) say(goodText(words, answered, goods()));
    askAgain();
  });
  askAgain();

  return {
    good: () => good && { ...good, by: input.dataset.stagelightReferral || "typed" },
    async settle() {
      if (question() === asked || (!input.value.trim() && !good)) return true;
      await ask();
      if (!input.value.trim() || good) return true;
      input.focus();
      return false;
    },
    refused(reason) {
      refuse(reason ?? "order-failed");
      input.focus();
    },
  };
}

function reasonText({ reasons }: Words, reason: string): string {
  return Object.hasOwn(reasons, reason) ? reasons[reason as keyof Words["reasons"]] : reasons.other;
}

function goodText(words: Words, { kind, discount, item }: Partial<Quote>, goods: Money): string {
  if (item) return words.item;
  const { locale } = shop();
  const written =
    discount && "percent" in discount
      ? `${discount.percent}%`
      : formatMoney(discountOn(goods, discount), locale);
  const name = friend()?.name;
  if (kind !== "gift") return fill(words.off, { discount: written });
  return name
    ? fill(words.giftOf, { discount: written, name })
    : fill(words.gift, { discount: written });
}

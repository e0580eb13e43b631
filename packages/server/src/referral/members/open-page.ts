import { localized } from "@stagelight/core/config";
import type { ReferralStatusAnswer } from "@stagelight/core/endpoints";
import { formatMoney, TOLD_REASONS, type ToldReason } from "@stagelight/core/referral";
import type { Call } from "../../http/route.ts";
import { textField } from "../../newsletter/form-page.ts";
import { type Html, markup } from "../../pages/html.ts";
import { buttonForm, withSite } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { checkbox, termsOf } from "./join-pages.ts";
import type { QrCode } from "./qr.ts";
import { statusOf } from "./status.ts";
import type { Asking } from "./who-asks.ts";
import { referralWords } from "./words/words.ts";

/** A member's page, and where its forms are sent to. */
export interface OpenPage extends Asking {
  readonly language: PageLanguage;
  readonly action: string;
}

/** All that stands on a member's page below its title. */
export async function memberPage(call: Call, page: OpenPage): Promise<Html> {
  const { program, language, action } = page;
  const { services } = call;
  const status = await statusOf(services, page, language);
  const words = referralWords(language);
  const { text, leave } = words.page;
  const { state } = status;
  const said = withSite(services, text).replaceAll("{address}", () => status.email ?? "");
  return markup`<p>${localized(program.text, language)}</p>
${state in words.states && markup`<p class="told">${words.states[state as keyof typeof words.states]}</p>`}
<p class="soft">${said}</p>
${state === "none" && takeForm(page)}
${status.link !== undefined && linkPart(status, language)}
${friendsPart(status, language)}
${rewardsPart(status, language)}
${balancesPart(status, language)}
${program.showName && settingsForm(status, page)}
${program.invitations && status.link !== undefined && inviteForm(status, page)}
${termsOf(call, program, language)}
${status.link !== undefined && buttonForm({ action, button: leave, fields: { action: "leave" }, quiet: true })}`;
}

/** A button that takes a link, with what is agreed to by it. */
export function takeForm({ program, language, action }: OpenPage): Html {
  const { button } = referralWords(language).take;
  return buttonForm({ action, button, fields: { action: "take", terms: program.terms.version } });
}

function linkPart(
  { short = "", qr, shareText = "", disclosure = "" }: ReferralStatusAnswer,
  language: PageLanguage,
): Html {
  const words = referralWords(language).page;
  const mail = new URLSearchParams({ body: `${shareText} ${disclosure}`.trim() }).toString();
  // Programs for mail take a plus sign for one.
  return markup`<h2>${words.link}</h2>
<p class="code link">${short}</p>
${qr && qrPicture(qr, words.qr)}
<p><a href="mailto:?${mail.replaceAll("+", "%20")}">${words.mail}</a></p>`;
}

/** Dark on white whatever the page's colours are, with its quiet zone: cameras need both. */
function qrPicture({ size, path }: QrCode, label: string): Html {
  const side = size + 8;
  return markup`<svg class="qr" role="img" aria-label="${label}" viewBox="-4 -4 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M-4-4h${side}v${side}h-${side}z"/><path d="${path}"/></svg>`;
}

function friendsPart({ friends, next }: ReferralStatusAnswer, language: PageLanguage): Html {
  const words = referralWords(language).page;
  const counts = (["clicked", "attributed", "qualified"] as const).map(
    (each) => markup`<li>${words[each]} <strong>${friends[each]}</strong></li>`,
  );
  const step =
    next &&
    words.next.replace(/\{(qualified|friends|text)\}/g, (_, name: string) =>
      name === "text" ? next.text : String(name === "friends" ? next.friends : friends.qualified),
    );
  return markup`<h2>${words.friends}</h2>
<ul>${counts}</ul>
${next && markup`<p><label class="progress">${step}<progress value="${friends.qualified}" max="${next.friends}"></progress></label></p>`}`;
}

function rewardsPart(
  { state, rewards, limits }: ReferralStatusAnswer,
  language: PageLanguage,
): Html {
  const { rewards: title, noRewards } = referralWords(language).page;
  const { rewards: states, limits: full } = referralWords(language);
  const limit = state === "active" ? limits[0] : undefined;
  const rows = rewards.map(({ text, state: at, reasons = [], due, code }) => {
    const date = due !== undefined && new Date(due).toLocaleDateString(language, DAY);
    const stands = date ? states.due.replaceAll("{date}", date) : states[at];
    const why = sentences(reasons, language);
    return markup`<li>${text}<br><span class="soft">${stands}</span>${why !== "" && markup`<br><span class="soft">${why}</span>`}${code !== undefined && markup`<span class="code">${code}</span>`}</li>`;
  });
  return markup`<h2>${title}</h2>
${limit && markup`<p>${full[limit === "person-full" ? limit : "full"]}</p>`}
${rows.length > 0 ? markup`<ul>${rows}</ul>` : markup`<p class="soft">${noRewards}</p>`}`;
}

/** Each once, as some reasons are told alike. */
function sentences(reasons: readonly string[], language: PageLanguage): string {
  const words = referralWords(language).reasons;
  const told = reasons.map((reason) => words[TOLD_REASONS[reason as ToldReason]]);
  // Chinese has no spaces between sentences.
  return [...new Set(told)].join(language === "zh" ? "" : " ");
}

const DAY = { dateStyle: "long", timeZone: "UTC" } as const;

function balancesPart(
  { balances }: ReferralStatusAnswer,
  language: PageLanguage,
): Html | undefined {
  const { balances: title, approved, debt } = referralWords(language).page;
  const rows = balances.flatMap(({ currency, approved: much, debt: owed }) => {
    const line = (text: string, amount: number) =>
      amount > 0
        ? [
            markup`<li>${text.replaceAll("{amount}", () => formatMoney({ amount, currency }, language))}</li>`,
          ]
        : [];
    return [...line(approved, much), ...line(debt, owed)];
  });
  if (rows.length === 0) return undefined;
  return markup`<h2>${title}</h2>
<ul>${rows}</ul>`;
}

function settingsForm(
  { name, showName }: ReferralStatusAnswer,
  { language, action }: OpenPage,
): Html {
  const words = referralWords(language);
  return markup`<h2>${words.page.settings}</h2>
<form method="post" action="${action}">
<input type="hidden" name="action" value="save">
${textField({ name: "name", label: words.join.name + words.join.optional, type: "text", value: name, wrong: undefined, required: false, complete: "given-name" })}
${checkbox("showName", words.page.showName, showName)}
<button class="quiet">${words.page.save}</button>
</form>`;
}

function inviteForm({ name }: ReferralStatusAnswer, { language, action }: OpenPage): Html {
  const words = referralWords(language).invite;
  if (name === undefined)
    return markup`<h2>${words.title}</h2>
<p class="soft">${words.noName}</p>`;
  return markup`<h2>${words.title}</h2>
<p>${words.text.replaceAll("{name}", () => name)}</p>
<form method="post" action="${action}" novalidate>
<input type="hidden" name="action" value="invite">
${textField({ name: "email", label: words.email, type: "email", value: undefined, wrong: undefined, required: true })}
<button class="quiet">${words.button}</button>
</form>`;
}

import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import { ReferralForm } from "./form/referral-form.ts";
import { Brought } from "./member/referral-brought.tsx";
import { ReferralDesk } from "./member/referral-desk.ts";
import { answer, QR, REWARDS } from "./referral-gallery-answers.ts";
import type { ReferralSettings } from "./referral-options.ts";
import type { ReferralPage } from "./referral-page.ts";
import type { ReferralState, ReferralStatus } from "./referral-state.ts";
import { withParts } from "./with-parts.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

const widget = withParts({ Form: ReferralForm, Desk: ReferralDesk });

/** How a widget looks at one moment, beside its status. */
interface Sample extends Partial<Omit<ReferralState, "status">> {
  /** Tells samples of one status from each other. */
  readonly name?: string;
  /** Whether the site says all that can be said; mostly it says little. */
  readonly full?: true;
  /** Whether the program begins another day. */
  readonly soon?: true;
}

const email = "mina@nuri.example";
const link = { link: "https://nuri.example/?ref=4F7K2M9QWX3ZA", qr: QR };

/** At least one sample of every status: one that is missing does not compile. */
const SAMPLES: Readonly<Record<ReferralStatus, readonly [Sample, ...Sample[]]>> = {
  loading: [{}],
  unread: [
    { name: "no answer", failure: "no-answer" },
    { name: "too many", failure: "too-many" },
    { name: "the server's fault", failure: "server" },
  ],
  idle: [
    {},
    { name: "with a name", full: true },
    { name: "the mail's link has expired", linkProblem: "expired" },
    { name: "the mail's link is none", linkProblem: "unknown" },
  ],
  invalid: [
    { values: { email: "mina@" }, problems: { email: "no-address" } },
    {
      name: "with a name",
      full: true,
      values: { email, name: "Mina" },
      problems: { email: "refused", name: "too-long" },
    },
  ],
  sending: [{ values: { email } }],
  proof: [{ values: { email } }],
  failed: [
    { name: "no answer", values: { email }, failure: "no-answer" },
    { name: "too many", values: { email }, failure: "too-many" },
    { name: "the server's fault", values: { email }, failure: "server" },
  ],
  sent: [{ sentTo: email }],
  known: [
    { name: "a new link", full: true, answer: answer(link) },
    {
      name: "under way to a milestone",
      full: true,
      device: true,
      answer: answer({
        ...link,
        friends: { clicked: 31, attributed: 4, qualified: 2 },
        next: { friends: 3, text: "5 USD" },
        rewards: REWARDS.slice(0, 3),
        balances: [{ currency: "USD", approved: 500, debt: 0 }],
      }),
    },
    {
      name: "every state of a reward",
      answer: answer({
        ...link,
        friends: { clicked: 240, attributed: 19, qualified: 12 },
        rewards: REWARDS,
        balances: [{ currency: "KRW", approved: 5000, debt: 2000 }],
      }),
    },
    {
      name: "all that one person can get",
      answer: answer({ ...link, rewards: REWARDS.slice(2, 3), limits: ["person-full"] }),
    },
    { name: "this browser keeps nothing", kept: false, answer: answer({ ...link, name: "Mina" }) },
    { name: "copied", note: { kind: "copied", at: "link" }, answer: answer(link) },
    {
      name: "not copied",
      note: { kind: "notCopied", at: "message" },
      answer: answer(link),
    },
    { name: "to be pasted", note: { kind: "pasted", at: "message" }, answer: answer(link) },
    { name: "without a link, known already", answer: answer({ state: "none" }) },
    { name: "joining", busy: true, answer: answer({ state: "none" }) },
    {
      name: "a friend's rewards",
      answer: answer({ state: "none", rewards: REWARDS.slice(1, 2) }),
    },
    {
      name: "a click that failed",
      note: { kind: "failed", at: "join", failure: "server" },
      answer: answer({ state: "none" }),
    },
    { name: "not yet", soon: true, answer: answer({ state: "not-started" }) },
    { name: "over", answer: answer({ state: "over", rewards: REWARDS.slice(3, 5) }) },
    { name: "full", answer: answer({ state: "full", rewards: REWARDS.slice(0, 1) }) },
  ],
  "not-started": [{ soon: true }],
  over: [{}, { name: "after the form was sent", sentTo: email }],
  full: [{ sentTo: email }],
};

const BEGINNING: Omit<ReferralState, "status"> = {
  values: {},
  problems: {},
  failure: undefined,
  sentTo: "",
  linkProblem: undefined,
  answer: undefined,
  kept: true,
  device: false,
  busy: false,
  note: undefined,
};

/** The referral widget in all its states. */
export const referralGallery: GalleryWidget = {
  name: "referral",
  states: Object.entries(SAMPLES).flatMap(([status, samples]) =>
    samples.map((sample) => stateOf(status as ReferralStatus, sample)),
  ),
};

function stateOf(status: ReferralStatus, { name, full, soon, ...sample }: Sample): GalleryState {
  const state: ReferralState = { ...BEGINNING, ...sample, status };
  return {
    name: name ? `${status}: ${name}` : status,
    render: ({ locale, stylesheet, attributes, settings }) =>
      widgetHtml(
        "referral",
        widget,
        { en, ko, zh }[languageOf(locale)],
        {
          server: "",
          known: true,
          locale,
          stylesheet,
          settings: soon ? beginning(settings.short) : full ? settings.full : settings.short,
          attributes,
        },
        (page) => {
          // What is shown of a message, its desk reads there.
          (page as ReferralPage).set(state);
          (page as ReferralPage).desk!.Brought = Brought;
          return { page, state, live: true };
        },
      ),
  };
}

function beginning(settings: object): object {
  const { programs = [] } = settings as Partial<ReferralSettings>;
  return { programs: programs.map((each) => ({ ...each, starts: Date.UTC(2027, 0, 1) })) };
}

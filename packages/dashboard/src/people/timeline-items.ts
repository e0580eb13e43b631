import type {
  TeamPersonAnswer,
  TeamPersonEventsAnswer,
  TeamStageChange,
} from "@stagelight/core/endpoints";

/** What somebody did, as it is logged. */
export type LoggedEvent = TeamPersonEventsAnswer["events"][number];

/** A change of stage; `both`: what the site vouches for and what the browser says moved alike. */
export type ShownChange = TeamStageChange & { readonly both: boolean };

/** One thing on a timeline. */
export type TimelineItem = { readonly at: string; readonly key: string } & (
  | { readonly kind: "stage"; readonly change: ShownChange }
  | { readonly kind: "order"; readonly order: TeamPersonAnswer["orders"][number] }
  | { readonly kind: "mail"; readonly mail: TeamPersonAnswer["mails"][number] }
  | { readonly kind: "review"; readonly review: TeamPersonAnswer["reviews"][number] }
  | { readonly kind: "survey"; readonly survey: TeamPersonAnswer["surveys"][number] }
  | {
      readonly kind: "conversation";
      readonly conversation: TeamPersonAnswer["conversations"][number];
    }
  | {
      readonly kind: "newsletter";
      readonly receipt: TeamPersonAnswer["newsletter"][number]["receipts"][number];
    }
  | { readonly kind: "friend"; readonly program: string }
  | { readonly kind: "brought"; readonly program: string }
  | {
      readonly kind: "reward";
      readonly reward: TeamPersonAnswer["referral"][number]["rewards"][number];
    }
  | { readonly kind: "event"; readonly event: LoggedEvent }
);

/** Milliseconds within which a stage that both know of has moved once. */
const TOGETHER = 2_000;

/**
 * Changes of stage, the newest first. What is verified moves what the browser says along with it: the two
 * are told as one.
 */
export function shownChanges(changes: readonly TeamStageChange[]): ShownChange[] {
  const taken = new Set<TeamStageChange>();
  return changes.flatMap((change) => {
    if (taken.has(change)) return [];
    const twin = changes.find(
      (other) =>
        !taken.has(other) &&
        other.standing !== change.standing &&
        other.track === change.track &&
        other.from === change.from &&
        other.to === change.to &&
        other.kind === change.kind &&
        Math.abs(Date.parse(other.at) - Date.parse(change.at)) <= TOGETHER,
    );
    taken.add(change);
    if (twin) taken.add(twin);
    return [{ ...change, both: twin !== undefined }];
  });
}

/** Everything that is known of somebody in the order of time, the newest first. */
export function timelineItems(
  about: TeamPersonAnswer,
  events: readonly LoggedEvent[] = [],
): TimelineItem[] {
  const { orders, mails, reviews, surveys, conversations, newsletter, referral } = about;
  const items: Omit<TimelineItem, "key">[] = [
    ...shownChanges(about.changes).map(
      (change) => ({ kind: "stage", at: change.at, change }) as const,
    ),
    ...orders.map((order) => ({ kind: "order", at: order.at, order }) as const),
    ...mails.map((mail) => ({ kind: "mail", at: mail.at, mail }) as const),
    ...reviews.map((review) => ({ kind: "review", at: review.at, review }) as const),
    ...surveys.map((survey) => ({ kind: "survey", at: survey.at, survey }) as const),
    ...conversations.map(
      (conversation) =>
        ({ kind: "conversation", at: conversation.startedAt, conversation }) as const,
    ),
    ...newsletter.flatMap(({ receipts }) =>
      receipts.map((receipt) => ({ kind: "newsletter", at: receipt.at, receipt }) as const),
    ),
    ...referral.flatMap(({ friends, broughtBy, rewards }) => [
      ...friends.map(({ at, program }) => ({ kind: "friend", at, program }) as const),
      ...broughtBy.map(({ at, program }) => ({ kind: "brought", at, program }) as const),
      ...rewards.map((reward) => ({ kind: "reward", at: reward.at, reward }) as const),
    ]),
    ...events.map((event) => ({ kind: "event", at: event.receivedAt, event }) as const),
  ];
  const sorted = items.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return sorted.map((item, index) => ({ ...item, key: `${item.kind} ${index}` }) as TimelineItem);
}

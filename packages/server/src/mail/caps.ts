import type { ReadMail } from "@stagelight/core/config";
import type { MailCap } from "./commands.ts";
import type { MailCategory } from "./message.ts";

const DAY = 86_400_000;

/** So many mails of all kinds a day are a fault, or somebody's malice. */
const MOST = 20;

/**
 * Mail that anybody can cause to anybody: questions whether an address is right, invitations, and the
 * first answer of a conversation whose address nobody has proven.
 */
export const UNASKED = {
  category: "confirmation",
  mails: ["referral-invite", "chat-first"],
} as const;

/** Whether a mail is one of {@link UNASKED}. */
export function isUnasked(category: MailCategory, mail: string): boolean {
  return category === UNASKED.category || UNASKED.mails.some((each) => each === mail);
}

/**
 * How many mails one mailbox gets at most, over everything that can cause one. What anybody can cause in
 * somebody else's name goes out once a day and three times in thirty days, all of it together.
 *
 * @param mail the lifecycle mail's id, or the template's name
 */
export function capsOf(
  { perDay, perWeek }: Pick<ReadMail, "perDay" | "perWeek">,
  category: MailCategory,
  mail: string,
): MailCap[] {
  const all: MailCap = { most: MOST, within: DAY };
  const unasked: MailCap[] = isUnasked(category, mail)
    ? [
        { ...UNASKED, most: 1, within: DAY },
        { ...UNASKED, most: 3, within: 30 * DAY },
      ]
    : [];
  switch (category) {
    case "transactional":
    case "confirmation":
      return [all, ...unasked];
    case "marketing":
      return [
        all,
        ...unasked,
        { category, most: perDay, within: DAY },
        { category, most: perWeek, within: 7 * DAY },
      ];
  }
}

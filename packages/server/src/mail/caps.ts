import type { ReadMail } from "@stagelight/core/config";
import type { MailCap } from "./commands.ts";
import type { MailCategory } from "./message.ts";

const DAY = 86_400_000;

/** So many mails of all kinds a day are a fault, or somebody's malice. */
const MOST = 20;

/**
 * How many mails one mailbox gets at most, over everything that can cause one. Questions whether an
 * address is right go out once a day and three times in thirty days: anybody can ask for one in
 * somebody else's name.
 */
export function capsOf(
  { perDay, perWeek }: Pick<ReadMail, "perDay" | "perWeek">,
  category: MailCategory,
): MailCap[] {
  const all: MailCap = { most: MOST, within: DAY };
  switch (category) {
    case "transactional":
      return [all];
    case "confirmation":
      return [all, { category, most: 1, within: DAY }, { category, most: 3, within: 30 * DAY }];
    case "marketing":
      return [
        all,
        { category, most: perDay, within: DAY },
        { category, most: perWeek, within: 7 * DAY },
      ];
  }
}

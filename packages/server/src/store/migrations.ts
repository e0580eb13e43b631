import { logAndProjections } from "./migrations/0001-log-and-projections.ts";
import { outboxAndMail } from "./migrations/0002-outbox-and-mail.ts";
import { newsletter } from "./migrations/0003-newsletter.ts";
import { referral } from "./migrations/0004-referral.ts";
import { reviews } from "./migrations/0005-reviews.ts";
import { chat } from "./migrations/0006-chat.ts";
import { team } from "./migrations/0007-team.ts";
import { chatSearch } from "./migrations/0008-chat-search.ts";
import type { Migration } from "./migration.ts";

/** All migrations, in order. */
export const MIGRATIONS: readonly Migration[] = [
  logAndProjections,
  outboxAndMail,
  newsletter,
  referral,
  reviews,
  chat,
  team,
  chatSearch,
];

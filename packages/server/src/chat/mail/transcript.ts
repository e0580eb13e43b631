import { RequestProblem } from "../../http/problem.ts";
import type { Services } from "../../http/route.ts";
import { mailJob } from "../../mail/mail-job.ts";
import type { Conversation } from "../write/write.ts";

/** So many transcripts of one conversation go out in a day. */
const MOST = 3;
const DAY = 86_400;

/**
 * Sends a conversation, as it stands, to its visitor's proven address. The same one is not sent twice.
 *
 * @throws RequestProblem `not-found` where the config has no transcripts, `address-unproven`,
 *   `too-many-requests`
 */
export async function mailTranscript(
  { config, store, clock, limits, outbox }: Services,
  row: Conversation,
): Promise<void> {
  if (!config.chat?.transcript) throw new RequestProblem("not-found");
  const { id, email, name, email_proven_at: provenAt, last_message: upTo } = row;
  if (email === null || provenAt === null || upTo === null) {
    throw new RequestProblem("address-unproven");
  }
  const now = clock.now();
  const mail = mailJob({
    template: "chat-transcript",
    category: "transactional",
    language: row.locale,
    to: { address: email, ...(name !== null && { name }) },
    data: {},
    chat: { conversation: id, is: "transcript", upTo },
    cause: `${id} ${upTo}`,
    visitorId: row.visitor_id,
    profileId: row.profile_id,
    createdAt: now,
    dueAt: now,
  });
  if (await isMade(store, mail.uid)) return;
  const tallied = await limits.tally({ name: "chat-transcript", seconds: DAY }, id);
  if (tallied.calls > MOST) {
    throw new RequestProblem("too-many-requests", { retryAfter: tallied.forgottenIn });
  }
  await store.run("addJobs", { jobs: [mail] });
  outbox.wake();
}

/** Whether the same transcript is on its way, or was sent. */
async function isMade({ read }: Services["store"], uid: string): Promise<boolean> {
  const rows = await Promise.all([
    read.selectFrom("job").select("uid").where("uid", "=", uid).executeTakeFirst(),
    read.selectFrom("mail_record").select("uid").where("uid", "=", uid).executeTakeFirst(),
  ]);
  return rows.some((row) => row !== undefined);
}

import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { ReviewInvitationTable, ReviewVoteTable } from "../../store/review-tables.ts";
import type { RaceTask } from "./test-race.ts";
import type { TakingReview } from "./take-review.ts";
import { addReview } from "./test-reviews.ts";
import { REVIEW, testReceive } from "./test-receive.ts";

const WORKER = fileURLToPath(new URL("test-race.ts", import.meta.url));
const PROCESSES = 8;
const INVITATIONS = 20;
/** Processes that send the same: whoever was faster, all of them are told that it was taken. */
const SAME = 2;

/** One process, once it is ready. */
async function startWorker(address: string): Promise<ChildProcess> {
  const child = fork(WORKER, [address], {
    execArgv: ["--experimental-strip-types", "--no-warnings"],
  });
  await once(child, "message");
  return child;
}

async function toldBy(child: ChildProcess, task: RaceTask): Promise<number> {
  const answer = once(child, "message");
  child.send(task);
  const [{ taken, failed }] = (await answer) as [{ taken?: number; failed?: string }];
  if (failed !== undefined) throw new Error(failed);
  return taken!;
}

it.each(["sqlite", "postgres"] as const)(
  "of each invitation there is one review, with one code, and of each voter one vote, on %s",
  { timeout: 90_000 },
  async (kind) => {
    const thanks = { codes: { generate: { most: 500 } }, text: "5 % off" };
    const test = await testReceive(kind, { ...REVIEW, thanks });
    const children: ChildProcess[] = [];
    try {
      const { settings } = test.server;
      const voted = await addReview(test.server);
      const due = Date.now() + 3_600_000;
      const invitations = await Promise.all(
        Array.from({ length: INVITATIONS }, (_, at) =>
          // For every other one the code is owed.
          test.invited({ product: `tea-${at % 3}`, ...(at % 2 === 0 && { due_at: due }) }),
        ),
      );
      const starting = Array.from({ length: PROCESSES }, () => startWorker(settings.database));
      children.push(...(await Promise.all(starting)));
      const taken = await Promise.all(
        children.map((child, process) =>
          toldBy(child, {
            reviews: invitations.map(({ id }, at) => taking(id, `tea-${at % 3}`, process)),
            owed: due,
            votes: invitations.map((_, at) => ({
              review: voted,
              visitorId: `visitor-${at}`,
              profileId: null,
              helpful: true,
              now: 2,
            })),
          }),
        ),
      );
      expect(taken.reduce((sum, many) => sum + many, 0)).toBe(INVITATIONS * SAME);
      const all = (await test.reviews()).filter(({ id }) => id !== voted);
      const reviews = all.filter(({ source }) => source !== "import");
      expect(all).toHaveLength(INVITATIONS + PROCESSES * INVITATIONS);
      expect(new Set(reviews.map(({ invitation_id: id }) => id)).size).toBe(INVITATIONS);
      expect(reviews).toHaveLength(INVITATIONS);
      expect(new Set(reviews.map(({ thanks: code }) => code)).size).toBe(INVITATIONS);
      const rows = await test.rows<ReviewInvitationTable>("review_invitation");
      expect(new Set(rows.map(({ review_id: id }) => id))).toEqual(
        new Set(reviews.map(({ id }) => id)),
      );
      expect(await test.rows<ReviewVoteTable>("review_vote")).toHaveLength(INVITATIONS);
      const found = (await test.reviews()).find(({ id }) => id === voted);
      expect(Number(found!.votes)).toBe(INVITATIONS);
      expect(await test.said("Review Submitted")).toHaveLength(INVITATIONS);
      const given = await test.rows<{ taken_at: number | null }>("incentive_code");
      expect(given.filter(({ taken_at: at }) => at !== null)).toHaveLength(INVITATIONS);
    } finally {
      for (const child of children) child.disconnect();
      await Promise.all(children.map((child) => once(child, "exit")));
      await test.close();
    }
  },
);

function taking(invitation: string, product: string, process: number): TakingReview {
  return {
    id: randomUUID(),
    kind: "stars",
    score: 1 + (process % 5),
    text: `By process ${process}.`,
    name: null,
    locale: "en",
    product,
    source: "mail",
    permission: false,
    photos: [],
    author: {
      visitorId: null,
      profileId: null,
      addressKey: null,
      tells: { stagelight: { proof: { email: `${invitation}@tea.example` } } },
    },
    invitation,
    promised: "5 % off",
    atOnce: false,
    network: null,
    idempotency: `${invitation} ${Math.floor(process / SAME)}`,
    burst: { most: 50, within: 600 },
    alarm: null,
    now: Date.now(),
  };
}

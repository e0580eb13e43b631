import { uuidOf } from "../../../packages/server/dist/keys/uuid.js";
import type { Plan } from "../../../packages/server/dist/outbox/plan.js";
import type { ServerFolder } from "../../kit/stagelight-server.ts";
import type { Receiver, Taken } from "./receiver.ts";

const ENDPOINT = "shop";

/** What the receiver is told: verified orders, and the changes of stage that follow. */
export const PLAN: Plan = {
  destinations: [
    {
      endpoint: ENDPOINT,
      types: ["track"],
      events: ["Order Completed"],
      stages: "verified",
      trust: "verified",
    },
  ],
  mails: [],
};

/** The same for a config. */
export function connectorTo({ url }: Receiver): object {
  const { types, events, stages, trust } = PLAN.destinations[0]!;
  const options = { url, types, events, stages, trust };
  return { id: "webhook", name: ENDPOINT, purpose: "necessary", options };
}

/** What the server's environment needs for it. */
export function environmentFor({ place }: Receiver): Record<string, string> {
  const secret = `whsec_${Buffer.from("s".repeat(32)).toString("base64")}`;
  return { STAGELIGHT_ALLOW_PRIVATE: place, WEBHOOK_SHOP_SECRET: secret };
}

/** Waits until nothing is left to be done, or for so many milliseconds. */
export async function allDone(site: ServerFolder, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const [row] = await site.query<{ jobs: number }>(
      "select cast(count(*) as integer) as jobs from job where dead_at is null",
    );
    if (row?.jobs === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What has become of the jobs that had to be. */
export interface JobsProven {
  readonly wanted: number;
  readonly delivered: number;
  readonly waiting: number;
  readonly givenUp: number;
  /** Neither delivered nor there. */
  readonly lost: number;
  readonly repeats: number;
  /** Of them those whose sender had its answer, and lived. */
  readonly needless: number;
}

/**
 * Compares what a receiver has taken and what is left to do with what had to be, after the last server
 * has ended.
 *
 * @param orders ids of verified orders that were acknowledged
 */
export async function jobsProven(
  site: ServerFolder,
  { taken }: Receiver,
  orders: ReadonlySet<string>,
): Promise<JobsProven> {
  const rows = await site.query<{ uid: string; dead_at: number | null; payload: string }>(
    "select uid, dead_at, payload from job",
  );
  const left = rows.map(({ payload, ...row }) => ({
    ...row,
    ...(JSON.parse(payload) as { kind: string; event: { messageId: string } }),
  }));
  const uids = new Set([...taken.map(({ uid }) => uid), ...left.map(({ uid }) => uid)]);
  const moved = new Set([
    ...taken.filter(({ type }) => type === "stage.changed").map(({ messageId }) => messageId),
    ...left.filter(({ kind }) => kind === "stage").map(({ event }) => event.messageId),
  ]);
  const transitions = await site.query<{ evidence: string }>(
    "select evidence from transition where standing = 'verified'",
  );
  const movers = transitions.map(
    ({ evidence }) => (JSON.parse(evidence) as { messageId: string }).messageId,
  );
  const missing = [...orders].filter((id) => !uids.has(uuidOf(`${ENDPOINT} ${id} verified`)));
  const repeats = repeatsIn(taken);
  return {
    wanted: orders.size + movers.length,
    delivered: new Set(taken.map(({ uid }) => uid)).size,
    waiting: left.filter(({ dead_at: dead }) => dead === null).length,
    givenUp: left.filter(({ dead_at: dead }) => dead !== null).length,
    lost: missing.length + movers.filter((id) => !moved.has(id)).length,
    repeats: repeats.length,
    needless: repeats.filter(([first, second]) => first.answered && first.kills === second.kills)
      .length,
  };
}

/** Deliveries of one job that follow each other. */
function repeatsIn(taken: readonly Taken[]): (readonly [Taken, Taken])[] {
  const last = new Map<string, Taken>();
  return taken.flatMap((each) => {
    const before = last.get(each.uid);
    last.set(each.uid, each);
    return before ? [[before, each] as const] : [];
  });
}

import { lifecycleMails } from "@stagelight/core/config";
import { afterEach, describe, expect, it } from "vitest";
import type { Job } from "../outbox/job.ts";
import { followUpHandler } from "./follow-ups.ts";
import { CHECKOUT, MINA, testShop, type TestShop } from "./test-shop.ts";

const { abandonedCheckout } = lifecycleMails;

describe("follow-ups that are decided by hand", { timeout: 30_000 }, () => {
  let shop: TestShop | undefined;
  afterEach(() => shop?.close());
  const open = async (mail: object): Promise<TestShop> => {
    shop = await testShop({ mail: { lifecycle: [mail] as never } });
    await shop.say(MINA);
    return shop;
  };
  /** Decides about the follow-ups that wait, later; nothing is written. */
  const decided = async (shop: TestShop, days: number, changes: Partial<Job> = {}) => {
    const { services } = shop.server;
    const now = services.clock.now() + days * 86_400_000;
    const handler = followUpHandler(
      {
        ...services,
        settings: { ...services.settings, development: false },
        clock: { now: () => now, onAdvance: () => {} },
      },
      { categoryOf: () => "marketing" },
    );
    const rows = await services.store.read.selectFrom("job").selectAll().execute();
    const jobs = rows.map((row): Job => ({
      uid: row.uid,
      kind: "follow-up",
      endpoint: row.endpoint,
      topic: row.topic,
      visitorId: row.visitor_id,
      profileId: row.profile_id,
      recipient: row.recipient,
      payload: JSON.parse(row.payload),
      createdAt: row.created_at,
      dueAt: row.due_at,
      attempts: row.attempts,
      ...changes,
    }));
    return handler.handle(jobs, new AbortController().signal);
  };

  it("come too late after an outage of days", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    expect(await decided(shop, 3)).toMatchObject([{ is: "done" }]);
    expect(await decided(shop, 4)).toEqual([{ is: "dropped", why: "too-late" }]);
    expect(await shop.outcomes()).toEqual(["abandoned-checkout: too-late"]);
  });

  it("wait one at a time where they come at most once in a while", async () => {
    const shop = await open({ ...abandonedCheckout, stopWhen: ["X"] });
    await shop.say(CHECKOUT);
    const [first] = await decided(shop, 1);
    await shop.say({ ...CHECKOUT, properties: { products: [] } });
    const [second] = await decided(shop, 1);
    const next = [first, second].flatMap((each) => (each?.is === "done" ? (each.next ?? []) : []));
    // While the first one waits for the mail server, no other is made.
    expect(next[0]!.uniqueKey).toBe(next[1]!.uniqueKey);
    expect(next[0]!.uniqueKey).toBeDefined();
    expect(next[0]!.uid).not.toBe(next[1]!.uid);
    expect(JSON.stringify(next[0]!.uniqueKey)).not.toContain("mina@");
  });

  it("say nothing of a mail that is configured no more, or of somebody who is gone", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    const dropped = [{ is: "dropped" }];
    expect(await decided(shop, 1, { topic: "of-last-year" })).toMatchObject(dropped);
    expect(await decided(shop, 1, { profileId: "gone" })).toMatchObject(dropped);
    expect(await decided(shop, 1, { profileId: null, visitorId: "gone" })).toMatchObject(dropped);
    expect(await shop.outcomes()).toEqual([]);
  });

  it("that cannot be read keep no others from being decided", async () => {
    const shop = await open(abandonedCheckout);
    await shop.say(CHECKOUT);
    expect(await decided(shop, 1, { payload: null })).toEqual([
      { is: "failed", why: "not decided: TypeError" },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../store/store.ts";
import { capsOf } from "./caps.ts";
import type { MailCategory } from "./message.ts";
import { type TestPost, testPost } from "./test-post-office.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("caps of one mailbox, on %s", (kind) => {
  let post: TestPost;
  /** On PostgreSQL several servers send. */
  const others: Store[] = [];
  beforeAll(async () => {
    post = await testPost({ kind });
    for (let servers = 1; kind === "postgres" && servers < 4; servers++) {
      const { settings, config } = post;
      others.push(await openStore({ address: settings.database, table: config.table }));
    }
  }, 60_000);
  afterAll(async () => {
    for (const store of others) await store.close();
    await post.close();
  });

  const claim = (
    key: string,
    uid: string,
    category: MailCategory,
    now = DAY * 365,
    server = 0,
    mail = "tea",
  ) =>
    [post.store, ...others][server]!.run("claimMail", {
      uid: `${key} ${uid}`,
      mail,
      category,
      addressKeys: [key],
      visitorId: null,
      profileId: null,
      now,
      caps: capsOf({ perDay: 1, perWeek: 3 }, category, mail),
    });

  it.each<[MailCategory, number]>([
    ["marketing", 1],
    ["confirmation", 1],
    ["transactional", 20],
  ])("hold for eight %s claims at once, again and again", async (category, most) => {
    const outcomes: string[] = [];
    for (let round = 0; round < 5; round++) {
      const claims = Array.from({ length: 8 }, (_, each) =>
        claim(category, `${round}-${each}`, category, undefined, each % (others.length + 1)),
      );
      outcomes.push(...(await Promise.all(claims)));
    }
    expect(outcomes.filter((each) => each === "claimed")).toHaveLength(most);
    expect(outcomes.filter((each) => each === "capped")).toHaveLength(40 - most);
  });

  it("count what anybody can cause together, whatever it is", async () => {
    const join = (day: number) => claim("victim", `join ${day}`, "confirmation", day * DAY);
    const invite = (day: number) =>
      claim("victim", `invite ${day}`, "marketing", day * DAY, 0, "referral-invite");
    expect(await join(400)).toBe("claimed");
    expect(await invite(400)).toBe("capped");
    expect(await invite(401)).toBe("claimed");
    expect(await join(401.5)).toBe("capped");
    expect(await join(403)).toBe("claimed");
    // Three in thirty days.
    expect(await invite(405)).toBe("capped");
    expect(await join(406)).toBe("capped");
    // What somebody is written to for other reasons is another matter.
    expect(await claim("victim", "news", "marketing", 406 * DAY)).toBe("claimed");
  });

  it("count a mail that is tried again once, and let it go on", async () => {
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, each) =>
        claim("again", "same", "marketing", undefined, each % (others.length + 1)),
      ),
    );
    expect(new Set(many)).toEqual(new Set(["claimed"]));
    expect(await claim("again", "other", "marketing")).toBe("capped");
    // What was put off for a day meets what was sent since: one of them waits no longer.
    expect(await claim("again", "next day", "marketing", DAY * 366)).toBe("claimed");
    expect(await claim("again", "same", "marketing", DAY * 366)).toBe("capped");
  });
});

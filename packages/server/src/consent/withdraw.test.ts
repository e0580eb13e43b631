import { afterEach, describe, expect, it } from "vitest";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { CHECKOUT, MINA, testShop, type TestShop } from "../lifecycle-mail/test-shop.ts";
import { TRUST } from "../log/log.ts";

const consent = (allowed: boolean) => ({
  consent: {
    categoryPreferences: { analytics: allowed, personalization: allowed, marketing: allowed },
  },
});
const [YES, NO] = [consent(true), consent(false)];

let shop: TestShop;
afterEach(() => shop.close());

const TIMEOUT = { timeout: 60_000 };

describe.each(["sqlite", "postgres"] as const)(
  "consent that is withdrawn on %s",
  TIMEOUT,
  (kind) => {
    const secret = newVisitorSecret();
    const anonymousId = visitorIdOf(secret);
    const shown = { trust: TRUST.hint, anonymousId, stagelight: { visitor: true } } as const;

    /** Somebody has allowed all, is known, and has left a cart: a reminder waits. */
    async function open(mode: "required" | "implied" = "required"): Promise<void> {
      shop = await testShop({ kind, config: { consent: { mode } } });
      await shop.say(
        { ...MINA, anonymousId, context: YES },
        { ...CHECKOUT, ...shown, context: YES },
      );
      expect(await shop.waiting()).toBeGreaterThan(0);
    }

    async function post(path: string, body?: object, bearer = secret): Promise<void> {
      const request = new Request(`https://nuri.example/_stagelight/v1/${path}`, {
        method: "POST",
        headers: body
          ? { "content-type": "text/plain", "user-agent": "Mozilla/5.0 Firefox/140.0" }
          : { authorization: `Bearer ${bearer}` },
        ...(body && { body: JSON.stringify(body) }),
      });
      const response = await shop.server.fetch(request, { address: "192.0.2.7" });
      expect(response.status).toBe(200);
    }

    const batch = (
      events: readonly object[],
      visitor: string | undefined = secret,
    ): Promise<void> =>
      post("batch", {
        writeKey: "pk_stagelight",
        visitor,
        batch: events.map((event) => ({ type: "page", anonymousId, ...event })),
      });

    async function reminder(): Promise<string | undefined> {
      // Projects what was appended: the reminder goes by what is known when it is due.
      await shop.server.services.store.run("withdraw", { withdrawals: [], now: 0 });
      await shop.wait("1d");
      const all = await shop.outcomes();
      return all.find((each) => each.startsWith("abandoned-checkout"))?.split(": ")[1];
    }

    const log = () => shop.server.services.store.read.selectFrom("log").select("body").execute();

    it("holds back what waits, and a replay does not give it back", async () => {
      await open();
      await post("forget");
      await shop.server.services.store.run("replay", {});
      expect(await reminder()).toBe("no-consent");
    });

    it("is not what beginning anew means", async () => {
      await open();
      await post("forget?reset");
      expect(await reminder()).toBe("sent");
    });

    it("is heard from events of which nothing is kept, if the visitor's secret comes with them", async () => {
      await open();
      await batch([{ context: NO, properties: { path: "/never-kept" } }]);
      expect(await reminder()).toBe("no-consent");
      const before = await log();
      // Said again with every page, it leaves no trace of when somebody was there.
      await batch([{ context: NO }]);
      await post("forget");
      expect(await log()).toEqual(before);
      expect(JSON.stringify(before)).not.toContain("never-kept");
    });

    it("is not heard from somebody who only knows the visitor's id", async () => {
      await open();
      await batch([{ context: NO }], newVisitorSecret());
      await post("forget", undefined, newVisitorSecret());
      expect(await reminder()).toBe("sent");
    });

    it("can be given again, and what is said last in a batch counts", async () => {
      await open();
      await post("forget");
      await batch([{ context: NO }, { context: YES }]);
      expect(await reminder()).toBe("sent");
    });

    it("counts where consent is implied, too", async () => {
      await open("implied");
      await post("forget");
      expect(await reminder()).toBe("no-consent");
    });

    it("keeps nothing of somebody whom nobody knows", async () => {
      await open();
      const before = await log();
      const stranger = newVisitorSecret();
      await post("forget", undefined, stranger);
      await batch([{ anonymousId: visitorIdOf(stranger), context: NO }], stranger);
      expect(await log()).toEqual(before);
    });
  },
);

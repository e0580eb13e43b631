import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type TestSubscriber,
  testSubscriber,
  type TestSubscribers,
  testSubscribers,
} from "../../newsletter/preferences/test-subscriber.ts";
import { unsubscribeLink } from "./token.ts";

describe.each(["sqlite", "postgres"] as const)(
  "unsubscribing from lists, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestSubscribers;
    let mina: TestSubscriber;
    beforeAll(async () => {
      test = await testSubscribers(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(async () => {
      mina = await testSubscriber(test);
    });

    const oneClick = (...of: string[]) =>
      unsubscribeLink(
        test.server.services,
        { email: mina.email, category: "marketing", language: "en", lists: of },
        Date.now(),
      );
    const click = (url: string) =>
      mina.ask(url, {
        method: "POST",
        body: "List-Unsubscribe=One-Click",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    const undo = (url: string) => click(url.replace("/unsubscribe?", "/unsubscribe/undo?"));

    it("leaves one list and no other, and takes it back", async () => {
      const url = oneClick("tea");
      expect(await (await mina.ask(url)).text()).toContain("Unsubscribe from Tea?");
      expect(await mina.lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
      for (let times = 0; times < 3; times++) expect((await click(url)).status).toBe(200);
      expect(await mina.lists()).toEqual({ tea: "left", ware: "confirmed" });
      expect(await mina.suppressions()).toEqual(["list:tea"]);
      expect(await mina.receipts()).toEqual([["left", ["tea"], null, null, "unsubscribe"]]);
      expect((await undo(url)).status).toBe(200);
      expect(await mina.lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
      expect(await mina.suppressions()).toEqual([]);
      expect((await mina.events()).map(({ event }) => event)).toEqual([
        "Newsletter Unsubscribed",
        "Newsletter Subscribed",
      ]);
    });

    it("leaves all lists with all marketing, and comes back to those alone", async () => {
      await click(oneClick("ware"));
      const url = oneClick();
      await click(url);
      expect(await mina.lists()).toEqual({ tea: "left", ware: "left" });
      expect(await mina.suppressions()).toEqual(["list:tea", "list:ware", "marketing"]);
      await undo(url);
      expect(await mina.lists()).toEqual({ tea: "confirmed", ware: "left" });
      expect(await mina.suppressions()).toEqual(["list:ware"]);
    });
  },
);

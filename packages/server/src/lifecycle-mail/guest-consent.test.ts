import { lifecycleMails } from "@stagelight/core/config";
import { afterEach, expect, it } from "vitest";
import { testShop, type TestShop } from "./test-shop.ts";

let shop: TestShop;
afterEach(() => shop.close());

it("a guest who has said no to marketing gets none, also where consent is implied", async () => {
  const lifecycle = [{ ...lifecycleMails.thankYou, kind: "marketing" as const }];
  shop = await testShop({ mail: { lifecycle } });
  const guest = (id: string, marketing: boolean) => ({
    event: "Order Completed",
    properties: { order_id: id, email: `${id}@tea.example`, total: 20, currency: "EUR" },
    context: { consent: { categoryPreferences: { analytics: true, marketing } } },
  });
  await shop.say(guest("juno", false), guest("sora", true));
  expect(await shop.outcomes()).toEqual(["thank-you: no-consent", "thank-you: sent"]);
});

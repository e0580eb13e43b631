import { readConfig } from "@stagelight/core/config";
import { meAnswerSchema } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { type Saying, saying } from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { TRUST } from "../log/log.ts";
import { recordKeys } from "./suppression.ts";

const site = "https://nuri.example";
const key = "the-secret-of-this-test-0123456789ab";
const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("mails and orders in v1/me, on %s", (kind) => {
  let server: StagelightServer;
  let remove: () => Promise<unknown>;
  let say: Saying;

  beforeAll(async () => {
    const database = await testDatabase(kind);
    remove = database.remove;
    server = await createServer({
      config: readConfig({ site: { url: site }, server: {} }),
      environment: { STAGELIGHT_SECRET: key, DATABASE_URL: database.address, LOG_LEVEL: "silent" },
    });
    say = saying(server);
  }, 60_000);

  afterAll(async () => {
    await server.close();
    await remove();
  });

  async function me(shown: string) {
    const headers = { authorization: `Bearer ${shown}` };
    const request = new Request(`${site}/_stagelight/v1/me`, { headers });
    const answer = await server.fetch(request, { address: "192.0.2.1" });
    return meAnswerSchema.parse(await answer.json());
  }
  const proven = (sub: string) => identityToken(key, { aud: site, sub });

  async function mail(uid: string, email: string, now: number): Promise<void> {
    const record = {
      uid,
      mail: uid,
      category: "transactional" as const,
      addressKeys: recordKeys(server.services.ring, email),
      visitorId: null,
      profileId: null,
      now,
    };
    await server.services.store.run("recordMail", { ...record, outcome: "sending" });
    await server.services.store.run("recordMail", { ...record, outcome: "sent" });
  }

  it("a person is told of their own, the newest first", async () => {
    const secret = newVisitorSecret();
    const order = (order_id: string, whose: object) => ({
      event: "Order Completed",
      properties: { order_id },
      ...whose,
    });
    await say(
      TRUST.verified,
      { type: "identify", userId: "mina", traits: { email: "mina@tea.example" } },
      order("first", { userId: "mina" }),
      order("second", { userId: "mina" }),
      order("of-juno", { userId: "juno" }),
      order("of-a-browser", { anonymousId: visitorIdOf(secret) }),
    );
    const now = Date.now();
    await mail("older", "mina@tea.example", now - DAY);
    await mail("newer", "mina@tea.example", now);
    await mail("to-juno", "juno@tea.example", now);

    const mina = await me(proven("mina"));
    expect(mina.orders.map(({ orderId }) => orderId).toSorted()).toEqual(["first", "second"]);
    expect(mina.mails).toMatchObject([
      { mail: "newer", category: "transactional", outcome: "sent" },
      { mail: "older" },
    ]);
    const [{ at, deletedAt }] = mina.mails as [(typeof mina.mails)[number]];
    expect([Date.parse(at), Date.parse(deletedAt) - Date.parse(at)]).toEqual([now, 400 * DAY]);
    // The address of Juno is proven to nobody.
    expect(await me(proven("juno"))).toMatchObject({ mails: [], orders: [{ orderId: "of-juno" }] });
    const browser = await me(secret);
    expect(browser).toMatchObject({ mails: [], orders: [{ orderId: "of-a-browser" }] });
  });
});

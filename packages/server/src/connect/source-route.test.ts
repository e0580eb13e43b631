import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../connectors/src/contract/signing-vendor.ts";
import { signingBackend } from "../../../connectors/src/sources/events/test-events.ts";
import { signingStripe } from "../../../connectors/src/sources/stripe/test-stripe.ts";
import { newOrder, type SourcesServer, sourcesServer } from "./test-sources.ts";

/** A program that holds an SQLite file. */
const HOLD = `
const { DatabaseSync } = require("node:sqlite");
new DatabaseSync(process.argv[1]).exec("begin exclusive");
console.log("held");
setInterval(() => {}, 1000);
`;
const PATIENT = { timeout: 60_000 };

describe.each(["sqlite", "postgres"] as const)("the route of sources on %s", PATIENT, (kind) => {
  let test: SourcesServer;
  beforeAll(async () => {
    test = await sourcesServer(kind);
  }, 60_000);
  afterAll(() => test.close());

  it.runIf(kind === "sqlite")(
    "waits for the disk, and says so when it is not to be had",
    async () => {
      const order = newOrder();
      const [paid] = signingStripe.life(order, Date.now());
      const sent = deliver(signingStripe, paid!, { at: Date.now() });
      const file = test.server.settings.database.slice("file:".length);
      // Locks of one process do not keep that process out.
      const other = spawn(process.execPath, ["-e", HOLD, file], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      await once(other.stdout, "data");
      expect(await test.send("stripe", sent)).toMatchObject({ status: 503, code: "storage-busy" });
      other.kill();
      await once(other, "exit");
      expect(await test.send("stripe", sent)).toMatchObject({ status: 200 });
      expect(await test.state(signingStripe, order)).toMatchObject({ orders: 1 });
    },
  );

  it("answers WooCommerce's ping, and takes nothing by it", async () => {
    const before = await test.server.services.store.read.selectFrom("log").select("id").execute();
    const ping = {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "webhook_id=1",
    };
    expect((await test.send("woocommerce", ping)).status).toBe(200);
    expect((await test.send("shopify", ping)).code).toBe("signature-invalid");
    expect(await test.server.services.store.read.selectFrom("log").select("id").execute()).toEqual(
      before,
    );
  });

  it("takes what fits of a batch of signed events, and tells what does not", async () => {
    const order = newOrder();
    const [good] = signingBackend.life(order, Date.now());
    const batch = [JSON.parse(good!), { type: "track" }, 5, { type: "page" }];
    const sent = deliver(signingBackend, JSON.stringify({ batch }), { at: Date.now() });
    expect(await test.send("events", sent)).toMatchObject({
      status: 200,
      body: { success: true, rejected: [{ index: 1 }, { index: 2 }, { index: 3 }] },
    });
    expect(await test.state(signingBackend, order)).toMatchObject({ orders: 1 });
    const bad = deliver(signingBackend, '{"type":"track"}', { at: Date.now() });
    expect(await test.send("events", bad)).toMatchObject({ status: 400, code: "body-invalid" });
  });

  it("knows no other source", async () => {
    for (const name of ["paypal", "stripe-2", "constructor", "__proto__", "..%2fhealth"]) {
      const [paid] = signingStripe.life(newOrder(), Date.now());
      const sent = deliver(signingStripe, paid!, { at: Date.now() });
      expect((await test.send(name, sent)).code, name).toBe("not-found");
    }
  });
});

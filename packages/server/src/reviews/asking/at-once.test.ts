import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepare } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { testDatabase } from "../../store/test-database.ts";
import { NO_PLAN } from "../../outbox/plan.ts";
import { BEGIN } from "../../project/test-log.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Database } from "../../store/database.ts";
import { migrate } from "../../store/migrate.ts";
import { openDatabase } from "../../store/open.ts";
import { ask } from "./ask.ts";
import { invite } from "./invite.ts";

const model = prepare(readConfig({}).table);
const DAY = 86_400_000;
const MINA = {
  visitorId: null,
  profileId: null,
  addressKeys: ["mina"],
  email: "mina@tea.example",
  address: "mina@tea.example",
  locale: "en",
};

describe("at once, on postgres", () => {
  let remove: () => Promise<unknown>;
  let servers: Database[];
  beforeEach(async () => {
    const database = await testDatabase("postgres");
    remove = database.remove;
    servers = Array.from({ length: 8 }, () => openDatabase(database.address));
    await migrate(servers[0]!);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await remove();
  });

  const contextOf = (database: Database): CommandContext => ({
    model,
    plan: NO_PLAN,
    database,
    appended: () => {},
    progress: () => {},
  });
  const jobs = async (endpoint: string) =>
    (await servers[0]!.db.selectFrom("job").selectAll().execute()).filter(
      (job) => job.endpoint === endpoint,
    );

  it("eight servers keep an order's lines once, and one job that asks", async () => {
    const lines = [{ product: "sejak" }, { product: "pot" }];
    const common = { lines, customer: MINA, due: BEGIN, asks: true, now: BEGIN };
    const kept = await Promise.all(
      servers.map((each) => invite(contextOf(each), { order: "one", ...common })),
    );
    expect(kept.reduce((all, each) => all + each)).toBe(2);
    const rows = servers[0]!.db.selectFrom("review_invitation").selectAll();
    expect(await rows.execute()).toHaveLength(2);
    expect(await jobs("review")).toHaveLength(1);
  }, 60_000);

  it("eight servers ask a person of eight orders by one mail", async () => {
    const orders = servers.map((_, place) => `order-${place}`);
    for (const order of orders) {
      await invite(contextOf(servers[0]!), {
        order,
        lines: [{ product: `tea of ${order}` }],
        customer: MINA,
        due: BEGIN + (order === "order-7" ? 9 * DAY : 0),
        asks: true,
        now: BEGIN,
      });
    }
    const review = {
      ask: { after: "Order Completed", wait: 0, remind: false } as const,
    };
    const now = BEGIN + DAY;
    const became = await Promise.all(
      servers.map((each, place) =>
        ask(contextOf(each), { order: orders[place]!, addressKeys: ["mina"], review, now }),
      ),
    );
    expect(became.filter(({ is }) => is === "asked")).toHaveLength(1);
    const [mail, ...others] = await jobs("mail");
    expect(others).toEqual([]);
    const { review: asked } = JSON.parse(mail!.payload) as { review: { invitations: string[] } };
    expect([7, 8]).toContain(asked.invitations.length);
  }, 60_000);
});

import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TRUST } from "../../log/log.ts";
import { replay } from "../../project/replay.ts";
import { testLog, type TestLog } from "../../project/test-log.ts";
import { adoptLog } from "./adopt.ts";

let test: TestLog;
beforeEach(async () => {
  test = await testLog("postgres");
}, 60_000);
afterEach(() => test.close());

const db = () => test.database.db;
const order = (anonymousId: string) => ({
  event: "Order Completed",
  properties: { revenue: 5 },
  anonymousId,
  trust: TRUST.verified,
});
const visitors = async () =>
  (await db().selectFrom("visitor").selectAll().orderBy("id").execute()).map(({ id }) => id);

/** As if another cluster, whose transactions were counted further, had written all there is. */
async function fromElsewhere(): Promise<void> {
  await sql`update log set tx = tx + 5000000000`.execute(db());
  await sql`
    update projection set position = (split_part(position, '-', 1)::bigint + 5000000000)
      || '-' || split_part(position, '-', 2)
    where position <> ''
  `.execute(db());
}

it("goes on after a restore into another PostgreSQL", async () => {
  await test.say(order("a"));
  await test.project();
  await test.say(order("b"), order("c"));
  await fromElsewhere();
  await test.say(order("d"));
  await test.project();
  // Without it nothing is projected, neither what came along nor what is new.
  expect(await visitors()).toEqual(["a"]);
  expect(await adoptLog(db())).toBe(true);
  await test.project();
  expect(await visitors()).toEqual(["a", "b", "c", "d"]);
  const recorded = await db().selectFrom("transition").select("visitor_id").execute();
  await replay(test.database, test.model);
  expect(await visitors()).toEqual(["a", "b", "c", "d"]);
  expect(await db().selectFrom("transition").select("visitor_id").execute()).toEqual(recorded);
  // And once more, by another one still.
  await fromElsewhere();
  expect(await adoptLog(db())).toBe(true);
  await test.say(order("e"));
  await test.project();
  expect(await visitors()).toEqual(["a", "b", "c", "d", "e"]);
}, 60_000);

it("leaves alone what this PostgreSQL has written", async () => {
  expect(await adoptLog(db())).toBe(false);
  await test.say(order("a"));
  await test.project();
  expect(await adoptLog(db())).toBe(false);
  const positions = await db().selectFrom("projection").select("position").execute();
  expect(positions).toEqual([{ position: expect.stringMatching(/^\d+-1$/) }]);
}, 60_000);

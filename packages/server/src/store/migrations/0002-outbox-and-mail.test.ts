import { sql } from "kysely";
import { expect, it } from "vitest";
import { testDatabase } from "../../../../../test/kit/database.ts";
import { migrate } from "../migrate.ts";
import { MIGRATIONS } from "../migrations.ts";
import { openDatabase } from "../open.ts";

it.each(["sqlite", "postgres"] as const)(
  "keeps who must not be written to, and what was allowed, on %s",
  async (kind) => {
    const { address, remove } = await testDatabase(kind);
    const database = openDatabase(address);
    try {
      await migrate(database, MIGRATIONS.slice(0, 1));
      await sql`insert into suppression values ('k.hash', 'erased', 5)`.execute(database.db);
      await sql`
        insert into visitor (id, first_seen, last_seen, consent)
        values ('asked', 1, 7, '["analytics"]'), ('silent', 1, 7, null)
      `.execute(database.db);
      await migrate(database);
      expect(await database.db.selectFrom("suppression").selectAll().execute()).toEqual([
        { hash: "k.hash", scope: "marketing", reason: "erased", created_at: 5 },
      ]);
      const visitors = await database.db
        .selectFrom("visitor")
        .select(["id", "consent", "consent_at"])
        .orderBy("id")
        .execute();
      expect(visitors).toEqual([
        { id: "asked", consent: '["analytics"]', consent_at: 7 },
        { id: "silent", consent: null, consent_at: null },
      ]);
      // One address may be refused altogether, and marketing beside.
      await database.db
        .insertInto("suppression")
        .values({ hash: "k.hash", scope: "every", reason: "refused", created_at: 6 })
        .execute();
    } finally {
      await database.close();
      await remove();
    }
  },
  60_000,
);

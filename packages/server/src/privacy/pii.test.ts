import { expect, it } from "vitest";
import { testLog } from "../project/test-log.ts";
import { PII } from "../store/tables.ts";
import { BELONGINGS } from "./belongings.ts";

it.each(["sqlite", "postgres"] as const)(
  "each column of the database on %s says whose data it holds",
  async (kind) => {
    const log = await testLog(kind);
    try {
      const tables = await log.database.db.introspection.getTables();
      const found = tables
        .filter(({ name }) => name !== "migration")
        .map(({ name, columns }) => [name, columns.map((column) => column.name).toSorted()]);
      const tagged = Object.entries(PII).map(([name, tags]) => [
        name,
        Object.keys(tags).toSorted(),
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(tagged));
    } finally {
      await log.close();
    }
  },
  60_000,
);

it("knows whose the rows of each table with such a column are", () => {
  for (const [table, tags] of Object.entries(PII)) {
    const personal = Object.values(tags as Record<string, string>).some((tag) => tag !== "none");
    expect(BELONGINGS[table as keyof typeof PII] !== "nobody", table).toBe(personal);
  }
});

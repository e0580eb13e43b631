import { expect, it } from "vitest";
import { testLog } from "../project/test-log.ts";
import { COLUMNS, type ColumnsOfTable, isNumber } from "./columns.ts";

it.each(["sqlite", "postgres"] as const)(
  "each column of the database on %s is listed, with what it holds",
  async (kind) => {
    const log = await testLog(kind);
    try {
      const tables = await log.database.db.introspection.getTables();
      const found = tables
        // The words of chats are found by entries, and go with them.
        .filter(({ name }) => name !== "migration" && !name.startsWith("chat_search"))
        .map(({ name, columns }) => [
          name,
          Object.fromEntries(columns.map((each) => [each.name, /int/i.test(each.dataType)])),
        ]);
      const listed = Object.entries<ColumnsOfTable>(COLUMNS).map(([name, columns]) => [
        name,
        Object.fromEntries(Object.entries(columns).map(([each, its]) => [each, isNumber(its)])),
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
    } finally {
      await log.close();
    }
  },
  60_000,
);

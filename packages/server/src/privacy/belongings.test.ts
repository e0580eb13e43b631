import { expect, it } from "vitest";
import { COLUMNS, type ColumnsOfTable } from "../store/columns.ts";
import type { Tables } from "../store/tables.ts";
import { BELONGINGS } from "./belongings.ts";

it("knows whose the rows of each table with such a column are", () => {
  for (const [table, columns] of Object.entries<ColumnsOfTable>(COLUMNS)) {
    const personal = Object.values(columns).some(({ pii }) => pii !== "none");
    expect(BELONGINGS[table as keyof Tables] !== "nobody", table).toBe(personal);
  }
});

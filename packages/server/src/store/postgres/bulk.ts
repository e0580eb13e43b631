import { type RawBuilder, sql, type Transaction } from "kysely";
import { COLUMNS, type ColumnsOfTable, isNumber } from "../columns.ts";
import type { Bulk, Value } from "../database.ts";
import type { Tables } from "../tables.ts";

/** One statement for all rows, which travel as one text of JSON: arrays take long to escape. */
export const postgresBulk: Bulk = {
  async put(on, table, columns, key, rows) {
    const others = columns.filter((name) => !key.includes(name));
    const replace = others.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
    const conflict =
      key.length === 0
        ? sql``
        : sql`on conflict (${sql.join(key.map((name) => sql.ref(name)))}) do update set ${sql.join(replace)}`;
    await insert(on, table, columns, rows, conflict);
  },
  add: (on, table, columns, rows) => insert(on, table, columns, rows, sql`on conflict do nothing`),
  async pick<Row>(on: never, table: string, column: string, values: readonly unknown[]) {
    if (values.length === 0) return [];
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} where ${sql.ref(column)} = any(${values})
    `.execute(on);
    return rows;
  },
  async reassign(on, table, column, owners) {
    if (owners.length === 0) return;
    const values = owners.map(([value]) => value);
    const profiles = owners.map(([, profile]) => profile);
    const free = column === "visitor_id" ? sql`and profile_id is null` : sql``;
    await sql`
      update ${sql.table(table)} set profile_id = owner.profile
      from unnest(${values}::text[], ${profiles}::text[]) as owner (value, profile)
      where ${sql.ref(column)} = owner.value ${free}
    `.execute(on);
  },
  async remove(on, table, column, values) {
    if (values.length === 0) return;
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${values})`.execute(
      on,
    );
  },
};

async function insert(
  on: Transaction<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  conflict: RawBuilder<unknown>,
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((name) => sql.ref(name));
  const known: ColumnsOfTable = COLUMNS[table];
  const values = columns.map((name, place) => {
    const value = sql`row->>${sql.lit(place)}`;
    return isNumber(known[name]!) ? sql`(${value})::bigint` : value;
  });
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(values)} from json_array_elements(${JSON.stringify(rows)}::json) as row
    ${conflict}
  `.execute(on);
}

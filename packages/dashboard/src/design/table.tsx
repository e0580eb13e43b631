import type { Key, ReactElement, ReactNode } from "react";

/** One column of a table. */
export interface Column<Row> {
  /** Its heading; on a phone it stands before each value. */
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly end?: boolean;
  /** The heading is for screen readers alone: of buttons, for example. */
  readonly unseenName?: boolean;
}

interface TableProps<Row> {
  /** What it is a table of. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
}

/** A table, whose rows are cards on a phone. The first column names the row. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>): ReactElement {
  return (
    <table className="table" role="table">
      <caption className="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, end, unseenName }) => (
            <th key={name} role="columnheader" scope="col" className={end ? "end" : undefined}>
              <span className={unseenName ? "unseen" : undefined}>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ name, cell, end, unseenName }, index) => {
              const shared = {
                key: name,
                className: end ? "end" : undefined,
                "data-name": unseenName || index === 0 ? undefined : name,
              };
              return index === 0 ? (
                <th {...shared} key={name} scope="row" role="rowheader">
                  {cell(row)}
                </th>
              ) : (
                <td {...shared} key={name} role="cell">
                  {cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

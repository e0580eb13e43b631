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

/** Said aloud: browsers forget that it is a table where rows are drawn as cards. */
const AS = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

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
    <table className="table" {...AS.table}>
      <caption className="unseen">{caption}</caption>
      <thead {...AS.rowgroup}>
        <tr {...AS.row}>
          {columns.map(({ name, end, unseenName }) => (
            <th key={name} {...AS.columnheader} scope="col" className={end ? "end" : undefined}>
              <span className={unseenName ? "unseen" : undefined}>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...AS.rowgroup}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...AS.row}>
            {columns.map(({ name, cell, end, unseenName }, index) => {
              const shared = {
                key: name,
                className: end ? "end" : undefined,
                "data-name": unseenName || index === 0 ? undefined : name,
              };
              return index === 0 ? (
                <th {...shared} key={name} scope="row" {...AS.rowheader}>
                  {cell(row)}
                </th>
              ) : (
                <td {...shared} key={name} {...AS.cell}>
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

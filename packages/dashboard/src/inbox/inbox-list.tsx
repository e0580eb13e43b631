import type { InboxListAnswer, InboxRow } from "@stagelight/core/endpoints";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Empty, Loading } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import type { Filter } from "./filter.ts";
import { InboxRowLink } from "./inbox-row.tsx";

interface InboxListProps {
  readonly list: UseInfiniteQueryResult<InfiniteData<InboxListAnswer>>;
  readonly rows: readonly InboxRow[];
  readonly filter: Filter;
  /** Id of the conversation beside the list. */
  readonly open: string | undefined;
}

/** The conversations that fit, what has changed last first. */
export function InboxList({ list, rows, filter, open }: InboxListProps): ReactElement {
  const { app, inbox: texts } = useTexts();
  const told = useProblemText();
  if (list.isPending) return <Loading label={app.loading} />;
  if (list.isError && rows.length === 0)
    return (
      <Empty
        icon="warn"
        title={told(list.error)}
        action={<Button onClick={() => void list.refetch()}>{app.retry}</Button>}
      />
    );
  if (rows.length === 0) {
    const nothing = filter.words || filter.label ? texts.nothing.found : texts.nothing[filter.view];
    return <Empty icon={filter.words ? "search" : "inbox"} title={nothing} />;
  }
  return (
    <div className="list-body">
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <InboxRowLink row={row} filter={filter} open={row.id === open} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          kind="quiet"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {app.more}
        </Button>
      )}
    </div>
  );
}
